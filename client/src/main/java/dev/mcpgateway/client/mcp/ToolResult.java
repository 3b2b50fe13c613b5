package dev.mcpgateway.client.mcp;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a tool answered.
 *
 * @param isError whether the tool says that it failed
 * @param text the text parts, one below the other; other parts by their type
 * @param whole all of the answer
 */
public record ToolResult(boolean isError, String text, JsonNode whole) {

  static ToolResult of(JsonNode result) {
    String text =
        result
            .path("content")
            .valueStream()
            .map(ToolResult::part)
            .collect(Collectors.joining("\n"));
    return new ToolResult(result.path("isError").asBoolean(false), text, result);
  }

  private static String part(JsonNode part) {
    String type = part.path("type").asString("unknown");
    return type.equals("text") ? part.path("text").asString("") : "[" + type + "]";
  }
}
