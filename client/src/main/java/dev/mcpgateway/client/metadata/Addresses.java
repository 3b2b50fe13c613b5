package dev.mcpgateway.client.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be said about an address before anything is fetched from it. */
public final class Addresses {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");
  private static final Pattern LOCAL =
      Pattern.compile("0(\\.\\d{1,3}){3}|169\\.254(\\.\\d{1,3}){2}|\\[(::|fe[89ab].*)\\]");

  private static final int LAST_PORT = 65_535;

  private Addresses() {}

  /** The text as an absolute http or https address, or nothing. */
  public static Optional<URI> parse(String text) {
    try {
      URI address = new URI(text);
      return isHttp(address) ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** What a reference means on a page or an answer of that address; nothing if it is malformed. */
  public static Optional<URI> resolved(URI base, String reference) {
    try {
      return Optional.of(base.resolve(new URI(reference)));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isHttp(URI address) {
    String scheme = address.getScheme();
    return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        && address.getHost() != null
        && address.getPort() <= LAST_PORT;
  }

  /**
   * Why an address that came from outside must not be used, or nothing.
   *
   * @param text the address
   * @param server the MCP server the user named; if it is on this machine, others may be too
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-7.7">RFC 9728, 7.7</a>
   */
  public static Optional<String> objection(String text, URI server) {
    return parse(text)
        .map(address -> objection(address, server))
        .orElse(Optional.of("it is no absolute http or https URL"));
  }

  private static Optional<String> objection(URI address, URI server) {
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      return Optional.of("it holds user information or a fragment");
    }
    if ("http".equalsIgnoreCase(address.getScheme()) && !isLoopback(address)) {
      return Optional.of("plain http is accepted on loopback only");
    }
    if (LOCAL.matcher(host(address)).matches()) {
      return Optional.of("it is a link-local or unspecified address");
    }
    if (isLoopback(address) && !isLoopback(server)) {
      return Optional.of("a server elsewhere must not send the client to this machine");
    }
    return Optional.empty();
  }

  public static boolean isLoopback(URI address) {
    return isLoopbackName(host(address));
  }

  /** Whether a host is this machine by its name alone; IPv6 addresses stand in brackets. */
  public static boolean isLoopbackName(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  public static boolean isSameOrigin(URI one, URI other) {
    return origin(one).equals(origin(other));
  }

  /** Scheme, host and, unless it is the default, port. */
  public static String origin(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int port = port(address);
    boolean isDefault = port == defaultPort(scheme);
    return scheme + "://" + host(address) + (isDefault ? "" : ":" + port);
  }

  /** Its port, maybe that of its scheme. */
  public static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : defaultPort(address.getScheme().toLowerCase(Locale.ROOT));
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static String host(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT);
  }
}
