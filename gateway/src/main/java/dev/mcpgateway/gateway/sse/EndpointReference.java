package dev.mcpgateway.gateway.sse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Resolves what an {@code endpoint} event says against the address of its stream, as clients do.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2024-11-05/basic/transports#http-with-sse">MCP
 *     2024-11-05, HTTP with SSE</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986 5.2</a>
 */
final class EndpointReference {

  private static final int LONGEST = 2_048;

  private EndpointReference() {}

  /**
   * The path and query that the reference leads to.
   *
   * @param stream the absolute address of the stream at the backend
   * @return empty if it is no reference, or leads to another origin than the stream's
   */
  static Optional<String> resolve(URI stream, String reference) {
    String text = reference.strip();
    if (text.length() > LONGEST || text.startsWith("///")) {
      // browsers skip surplus slashes and take what follows for a host
      return Optional.empty();
    }
    try {
      URI relative = new URI(text);
      return leavesOrigin(stream, relative) ? Optional.empty() : Optional.of(at(stream, relative));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean leavesOrigin(URI stream, URI relative) {
    if (relative.getScheme() == null && relative.getRawAuthority() == null) {
      return false;
    }
    URI absolute = stream.resolve(relative);
    return absolute.isOpaque()
        || absolute.getRawUserInfo() != null
        || absolute.getHost() == null
        || !stream.getScheme().equalsIgnoreCase(absolute.getScheme())
        || !lower(stream.getHost()).equals(lower(absolute.getHost()))
        || port(stream) != port(absolute);
  }

  /** By hand where the path is empty: {@link URI#resolve} drops the last segment then. */
  private static String at(URI stream, URI relative) {
    boolean samePath = relative.getRawPath().isEmpty() && relative.getRawAuthority() == null;
    String path =
        samePath ? stream.getRawPath() : stream.resolve(relative).normalize().getRawPath();
    String query = relative.getRawQuery();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
