package dev.mcpgateway.backend.transport;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of a JSON-RPC message as cancellation needs.
 *
 * @param id of a request, else empty
 * @param cancels the id of the request that this notification cancels, if it is one
 */
record McpMessage(String id, Optional<String> cancels) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads it; what is no JSON-RPC message is left to the SDK to refuse, and is empty here. */
  static McpMessage parse(String body) {
    try {
      JsonNode message = JSON.readTree(body);
      // as written in JSON, because 1 and "1" are different ids
      Optional<String> cancels =
          message.path("method").asString("").equals("notifications/cancelled")
              ? Optional.of(message.at("/params/requestId").toString())
              : Optional.empty();
      return new McpMessage(message.path("id").toString(), cancels);
    } catch (JacksonException _) {
      return new McpMessage("", Optional.empty());
    }
  }
}
