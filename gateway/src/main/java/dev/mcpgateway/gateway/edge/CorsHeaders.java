package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The headers that let a browser's page read an answer and send what MCP needs.
 *
 * @param origin the page's, which is allowed; or {@code *}
 * @param credentials whether the browser may add its cookies
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
record CorsHeaders(String origin, boolean credentials) {

  /** For what everybody may read. */
  static final CorsHeaders ANY_ORIGIN = new CorsHeaders("*", false);

  private static final List<String> REQUEST_HEADERS =
      List.of(
          "Authorization",
          "DPoP",
          "Content-Type",
          "Accept",
          "MCP-Protocol-Version",
          "Mcp-Method",
          "Mcp-Name",
          "Mcp-Session-Id",
          "Last-Event-ID");

  /** Named by each tool's schema, so that no list can hold them. */
  private static final Pattern TOOL_PARAMETER = Pattern.compile("(?i)mcp-param-[a-z0-9_.-]{1,100}");

  private static final List<String> ANSWER_HEADERS =
      List.of(
          HttpHeaders.WWW_AUTHENTICATE,
          "DPoP-Nonce",
          "Mcp-Session-Id",
          CorrelationId.HEADER,
          HttpHeaders.RETRY_AFTER);

  private static final String METHODS = "GET, POST, DELETE, OPTIONS";
  private static final String TWO_HOURS = "7200";

  /** Adds what every answer needs. */
  void addTo(HttpHeaders answer) {
    answer.setAccessControlAllowOrigin(origin);
    answer.setAccessControlExposeHeaders(ANSWER_HEADERS);
    answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (credentials) {
      answer.setAccessControlAllowCredentials(true);
    }
  }

  /** Adds what the answer to a preflight needs besides. */
  static void addPreflight(HttpHeaders request, HttpHeaders answer) {
    List<String> allowed = new ArrayList<>(REQUEST_HEADERS);
    request.getAccessControlRequestHeaders().stream()
        .filter(each -> TOOL_PARAMETER.matcher(each).matches())
        .forEach(allowed::add);
    answer.setAccessControlAllowHeaders(allowed);
    answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    answer.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TWO_HOURS);
    answer.add(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
  }
}
