package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-RPC messages, written and read.
 *
 * @see <a href="https://www.jsonrpc.org/specification">JSON-RPC 2.0</a>
 */
final class Messages {

  private static final JsonMapper JSON = new JsonMapper();

  private Messages() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode request(long id, String method, ObjectNode params) {
    ObjectNode message = notification(method);
    message.put("id", id);
    message.set("params", params);
    return message;
  }

  static ObjectNode notification(String method) {
    return object().put("jsonrpc", "2.0").put("method", method);
  }

  /** The params of a call that asks for progress, if the tool has any to tell. */
  static ObjectNode call(String tool, ObjectNode arguments, long number) {
    ObjectNode params = object().put("name", tool);
    params.set("arguments", arguments);
    params.set("_meta", object().put("progressToken", tool + "-" + number));
    return params;
  }

  static JsonNode read(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      if (message.isObject()) {
        return message;
      }
    } catch (JacksonException malformed) {
      throw unreadable(malformed.getOriginalMessage());
    }
    throw unreadable("JSON, but no object");
  }

  private static RuntimeException unreadable(String came) {
    return Problem.protocol(
            Step.CONNECT, "a JSON-RPC message", came, "Check that this is an MCP server's URL.")
        .asException();
  }

  static boolean isRequest(JsonNode message) {
    return message.has("method") && message.has("id");
  }

  static boolean isResponseTo(long id, JsonNode message) {
    return !message.has("method") && message.path("id").asLong(-1) == id;
  }

  /** The result in a response; an error in it is a problem. */
  static JsonNode result(JsonNode response, Step step, String method) {
    return Optional.ofNullable(response.get("result"))
        .orElseThrow(() ->
            Problem.protocol(
                    step,
                    "a result of " + method,
                    "error "
                        + response.path("error").path("code").asInt(0)
                        + ": "
                        + response.path("error").path("message").asString("no message"),
                    "See what the server expects.")
                .asException());
  }
}
