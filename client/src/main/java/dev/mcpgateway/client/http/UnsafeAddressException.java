package dev.mcpgateway.client.http;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A name led to an address that the server which named it must not lead to. */
final class UnsafeAddressException extends IOException {

  private static final long serialVersionUID = 1;

  private final InetSocketAddress asked;
  private final InetSocketAddress found;

  /**
   * A refusal.
   *
   * @param asked host and port as in the URL
   * @param found where they are
   */
  UnsafeAddressException(InetSocketAddress asked, InetSocketAddress found) {
    super(words(asked, found));
    this.asked = asked;
    this.found = found;
  }

  private static String words(InetSocketAddress asked, InetSocketAddress found) {
    String address = found.getAddress().getHostAddress();
    String host = asked.getHostString();
    return (host.equals(address) ? host : host + " → " + address)
        + switch (AddressSpace.of(found.getAddress())) {
          case SPECIAL -> ", a link-local, reserved or cloud metadata address";
          case LOOPBACK -> ", this machine";
          case PRIVATE -> ", a private network";
          case PUBLIC -> ", which is not this machine";
        };
  }

  /** What the user gives for {@code --connect-to} to go there all the same. */
  String mapping() {
    return bracketed(asked.getHostString())
        + ":"
        + asked.getPort()
        + ":"
        + bracketed(found.getAddress().getHostAddress())
        + ":"
        + found.getPort();
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
