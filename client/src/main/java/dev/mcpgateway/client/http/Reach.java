package dev.mcpgateway.client.http;

import dev.mcpgateway.client.metadata.Addresses;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * How far a server that the user named may lead the client: to no address that is more private than
 * its own.
 *
 * <p>Its own address is the user's choice, but once it was public it does not become private: DNS
 * is in the hands of whoever runs the server.
 */
final class Reach {

  private final InetSocketAddress server;
  private final boolean isHere;

  /** The most public space that the server was seen in. */
  private final AtomicReference<AddressSpace> seen = new AtomicReference<>(AddressSpace.SPECIAL);

  Reach(URI server) {
    this.server =
        InetSocketAddress.createUnresolved(
            server.getHost().replaceAll("[\\[\\]]", ""), Addresses.port(server));
    this.isHere = Addresses.isLoopback(server);
  }

  /** The server's host and port. */
  InetSocketAddress server() {
    return server;
  }

  /** Whether the user named this machine, wherever it is mapped to. */
  boolean isHere() {
    return isHere;
  }

  boolean isServer(InetSocketAddress asked) {
    return asked.getPort() == server.getPort()
        && asked.getHostString().equalsIgnoreCase(server.getHostString());
  }

  /** Those of the server's addresses that may be connected to. */
  List<InetSocketAddress> own(List<InetSocketAddress> found) {
    AddressSpace widest = widest(found);
    return kept(found, space -> space.compareTo(widest) >= 0);
  }

  /**
   * Those addresses of another host that may be connected to.
   *
   * @param asked the other host
   * @param found its addresses
   * @param servers the server's addresses; none: it counts as public
   */
  List<InetSocketAddress> others(
      InetSocketAddress asked, List<InetSocketAddress> found, List<InetSocketAddress> servers) {
    AddressSpace widest = servers.isEmpty() ? AddressSpace.PUBLIC : widest(servers);
    // by such a name it was let off https
    boolean mustBeHere = Addresses.isLoopbackName(asked.getHostString());
    return kept(
        found, space -> widest.leadsTo(space) && (!mustBeHere || space == AddressSpace.LOOPBACK));
  }

  private AddressSpace widest(List<InetSocketAddress> found) {
    AddressSpace now =
        found.stream()
            .map(each -> AddressSpace.of(each.getAddress()))
            .reduce(AddressSpace.SPECIAL, AddressSpace::orMorePublic);
    return seen.accumulateAndGet(now, AddressSpace::orMorePublic);
  }

  private static List<InetSocketAddress> kept(
      List<InetSocketAddress> found, Predicate<AddressSpace> isGood) {
    return found.stream().filter(each -> isGood.test(AddressSpace.of(each.getAddress()))).toList();
  }
}
