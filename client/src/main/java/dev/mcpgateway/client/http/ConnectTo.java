package dev.mcpgateway.client.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that is reached by another one, while URL, {@code Host} and TLS name stay as they are.
 *
 * <p>As curl's {@code --connect-to}: in a container {@code localhost} is not the machine of the
 * browser, yet both must use the same URLs.
 *
 * @param host the host in the URL; empty: any
 * @param port the port in the URL; 0: any
 * @param otherHost where to connect to; empty: unchanged
 * @param otherPort the port there; 0: unchanged
 */
public record ConnectTo(String host, int port, String otherHost, int otherPort) {

  private static final String HOST = "(\\[[^\\]]*\\]|[^:\\[\\]]*)";
  private static final Pattern FORM = Pattern.compile(HOST + ":(\\d*):" + HOST + ":(\\d*)");

  public ConnectTo {
    host = host.toLowerCase(Locale.ROOT);
  }

  /** Reads {@code HOST:PORT:HOST:PORT}; IPv6 addresses stand in brackets. */
  public static Optional<ConnectTo> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !isPort(parts.group(2)) || !isPort(parts.group(4))) {
      return Optional.empty();
    }
    return Optional.of(
        new ConnectTo(
            unbracketed(parts.group(1)),
            port(parts.group(2)),
            unbracketed(parts.group(3)),
            port(parts.group(4))));
  }

  private static String unbracketed(String host) {
    return host.replaceAll("[\\[\\]]", "");
  }

  private static boolean isPort(String text) {
    return text.length() <= 5 && port(text) <= 65535;
  }

  private static int port(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** The first that is for this host and port. */
  static Optional<ConnectTo> find(List<ConnectTo> all, String host, int port) {
    return all.stream().filter(one -> one.isFor(host, port)).findFirst();
  }

  private boolean isFor(String wantedHost, int wantedPort) {
    return (host.isEmpty() || host.equals(wantedHost.toLowerCase(Locale.ROOT)))
        && (port == 0 || port == wantedPort);
  }

  String hostFor(String wantedHost) {
    return otherHost.isEmpty() ? wantedHost : otherHost;
  }

  int portFor(int wantedPort) {
    return otherPort == 0 ? wantedPort : otherPort;
  }
}
