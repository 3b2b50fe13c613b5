package dev.mcpgateway.gateway.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Decides which headers of a backend's answer reach the client: all but those that belong to the
 * gateway (authorization, CORS, cookies), steer proxies, or concern one connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110 7.6.1</a>
 */
final class AnswerHeaders {

  private static final Set<String> NOT_PASSED =
      Set.of(
          "alt-svc",
          "authentication-info",
          "clear-site-data",
          "connection",
          "content-location",
          "dpop-nonce",
          "keep-alive",
          // sealed apart, see SessionAnswer
          "mcp-session-id",
          // rewritten apart, see PublicLocation
          "location",
          "proxy-authenticate",
          "proxy-authentication-info",
          "proxy-connection",
          "refresh",
          "server",
          "service-worker-allowed",
          "set-cookie",
          "set-cookie2",
          // the public host's transport security is not the backend's to decide
          "strict-transport-security",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via",
          "www-authenticate",
          "x-powered-by",
          // a proxy in front of us would take the answer from a file or an internal address
          "x-sendfile");

  private AnswerHeaders() {}

  /** Copies what may pass; what the gateway has set stays as it is. */
  static void copy(io.netty.handler.codec.http.HttpHeaders from, HttpHeaders to) {
    List<String> options =
        from.getAll(HttpHeaders.CONNECTION).stream()
            .flatMap(each -> List.of(each.split(",", -1)).stream())
            .map(each -> lower(each.strip()))
            .toList();
    List<String> ours = to.headerNames().stream().map(AnswerHeaders::lower).toList();
    for (var header : from) {
      String name = lower(header.getKey());
      boolean free = name.equals("vary") || !ours.contains(name);
      if (free && passes(name) && !options.contains(name)) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean passes(String lower) {
    return !NOT_PASSED.contains(lower)
        && !lower.startsWith("access-control-")
        && !lower.startsWith("x-accel-");
  }
}
