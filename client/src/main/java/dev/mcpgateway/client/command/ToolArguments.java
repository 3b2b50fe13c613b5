package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.Tool;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes a tool's arguments of what stands on the command line. */
final class ToolArguments {

  private static final JsonMapper JSON = new JsonMapper();

  private ToolArguments() {}

  /**
   * One JSON object, or {@code key=value} pairs; a value is JSON where the schema doesn't want a
   * string.
   *
   * @param words the arguments as typed
   * @param tool the tool, if the server lists it
   * @throws IllegalArgumentException with words for the user
   */
  static ObjectNode of(List<String> words, Optional<Tool> tool) {
    if (words.size() == 1 && words.getFirst().startsWith("{")) {
      return parse(words.getFirst())
          .filter(JsonNode::isObject)
          .map(ObjectNode.class::cast)
          .orElseThrow(() -> new IllegalArgumentException("The arguments are no JSON object"));
    }
    ObjectNode arguments = JSON.createObjectNode();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + word + "' is neither key=value nor a JSON object");
      }
      String name = word.substring(0, equals);
      arguments.set(name, value(word.substring(equals + 1), name, tool));
    }
    return arguments;
  }

  private static JsonNode value(String text, String name, Optional<Tool> tool) {
    JsonNode string = JSON.getNodeFactory().stringNode(text);
    boolean wantsString =
        tool.map(one -> one.inputSchema().path("properties").path(name).path("type"))
            .map(type -> type.asString("").equals("string"))
            .orElse(false);
    return wantsString ? string : parse(text).orElse(string);
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }
}
