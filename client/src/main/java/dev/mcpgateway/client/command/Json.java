package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.ServerInfo;
import dev.mcpgateway.client.mcp.Tool;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What commands find, as JSON. */
final class Json {

  private static final JsonMapper JSON = new JsonMapper();

  private Json() {}

  static JsonNode word(String text) {
    return JSON.getNodeFactory().stringNode(text);
  }

  static ArrayNode words(List<String> lines) {
    ArrayNode words = JSON.createArrayNode();
    lines.forEach(words::add);
    return words;
  }

  static JsonNode of(ServerInfo info) {
    return JSON.createObjectNode()
        .put("name", info.name())
        .put("version", info.version())
        .put("protocolVersion", info.protocolVersion());
  }

  static JsonNode of(List<Tool> tools) {
    ArrayNode all = JSON.createArrayNode();
    for (Tool tool : tools) {
      ObjectNode one =
          JSON.createObjectNode().put("name", tool.name()).put("description", tool.description());
      one.set("inputSchema", tool.inputSchema());
      all.add(one);
    }
    return all;
  }

  static JsonNode ofTrials(List<ToolTrial> trials) {
    ArrayNode all = JSON.createArrayNode();
    for (ToolTrial trial : trials) {
      ObjectNode one = JSON.createObjectNode().put("tool", trial.sample().tool());
      one.set("arguments", trial.sample().arguments());
      one.set("result", trial.result().whole());
      all.add(one);
    }
    return all;
  }
}
