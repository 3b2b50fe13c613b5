package dev.mcpgateway.client.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What of a request is repeated in headers, so that whoever is between need not read the body.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP
 *     2026-07-28, transports</a>
 */
final class RequestHeaders {

  static final String METHOD = "Mcp-Method";
  static final String NAME = "Mcp-Name";

  private static final String START = "=?base64?";
  private static final String END = "?=";

  private RequestHeaders() {}

  /** The name header, for the methods that have one. */
  static Map<String, String> of(String method, JsonNode params) {
    String member =
        switch (method) {
          case "tools/call", "prompts/get" -> "name";
          case "resources/read" -> "uri";
          default -> "";
        };
    return member.isEmpty() ? Map.of() : Map.of(NAME, encode(params.path(member).asString("")));
  }

  /** As it is where a header can hold it, else marked and in Base64. */
  static String encode(String value) {
    boolean isPlain =
        value.chars().allMatch(letter -> letter >= ' ' && letter <= '~')
            && value.equals(value.strip())
            && !(value.startsWith(START) && value.endsWith(END));
    return isPlain
        ? value
        : START + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + END;
  }
}
