package dev.mcpgateway.authserver.client;

import dev.mcpgateway.authserver.settings.RedirectUris;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * Whether a redirect address of a request is a registered one.
 *
 * <p>It is compared as text. Only where the registered one is on this machine by http, the port is
 * free, because a native client takes the port that it gets. Spring's rule has that for addresses
 * but not for the name {@code localhost}, which is what most clients send.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252 section 7.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.1.3">RFC 9700 section 4.1.3</a>
 */
final class RedirectRule {

  private RedirectRule() {}

  static boolean matches(String registered, String requested) {
    if (registered.equals(requested)) {
      return true;
    }
    try {
      return differOnlyInPort(new URI(registered), new URI(requested));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static boolean differOnlyInPort(URI registered, URI requested) {
    String host = registered.getHost();
    if (!"http".equals(registered.getScheme()) || !RedirectUris.isLoopback(host)) {
      return false;
    }
    int port = requested.getPort();
    // Built anew and compared as text, so that nothing in the request is read in two ways.
    return port <= 65_535
        && requested
            .toString()
            .equals("http://" + host + (port > 0 ? ":" + port : "") + afterPort(registered));
  }

  private static String afterPort(URI registered) {
    String query = registered.getRawQuery();
    return Objects.requireNonNullElse(registered.getRawPath(), "")
        + (query == null ? "" : "?" + query);
  }
}
