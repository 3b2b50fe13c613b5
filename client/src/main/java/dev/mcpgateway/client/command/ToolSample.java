package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that shows that a tool works and changes nothing.
 *
 * @param tool the tool's name
 * @param arguments what to call it with
 */
record ToolSample(String tool, ObjectNode arguments) {

  private static final int MOST = 5;

  /** Tools that are known to change nothing. */
  private static final Set<String> KNOWN =
      Set.of("echo", "calculator", "weather", "countdown", "received_headers", "add", "get-sum");

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Samples for some of a server's tools: those of the demo, and those that say that they only read
   * and need no arguments. Nobody's tool is called that might do something.
   */
  static List<ToolSample> of(List<Tool> tools) {
    return tools.stream()
        .filter(ToolSample::isHarmless)
        .map(ToolSample::of)
        .flatMap(Optional::stream)
        .limit(MOST)
        .toList();
  }

  private static boolean isHarmless(Tool tool) {
    return KNOWN.contains(tool.name())
        || (required(tool).isEmpty() && tool.annotations().path("readOnlyHint").asBoolean(false));
  }

  private static List<String> required(Tool tool) {
    return tool.inputSchema()
        .path("required")
        .valueStream()
        .map(name -> name.asString(""))
        .toList();
  }

  /** Nothing for a tool that needs what can't be guessed. */
  private static Optional<ToolSample> of(Tool tool) {
    ObjectNode arguments = JSON.createObjectNode();
    for (String name : required(tool)) {
      Optional<JsonNode> value = value(name, tool.inputSchema().path("properties").path(name));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      arguments.set(name, value.get());
    }
    return Optional.of(new ToolSample(tool.name(), arguments));
  }

  private static Optional<JsonNode> value(String name, JsonNode schema) {
    if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
      return Optional.of(schema.path("enum").get(0));
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> Optional.of(JSON.getNodeFactory().stringNode(text(name)));
      case "integer", "number" -> Optional.of(JSON.getNodeFactory().numberNode(number(name)));
      case "boolean" -> Optional.of(JSON.getNodeFactory().booleanNode(true));
      default -> Optional.empty();
    };
  }

  private static String text(String name) {
    return switch (name) {
      case "city", "location", "place" -> "Berlin";
      case "operation", "operator" -> "add";
      default -> "Hello from the MCP client";
    };
  }

  private static int number(String name) {
    return name.equals("a") || name.equals("x") ? 2 : 3;
  }
}
