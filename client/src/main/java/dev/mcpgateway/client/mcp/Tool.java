package dev.mcpgateway.client.mcp;

import tools.jackson.databind.JsonNode;

/**
 * A tool that a server offers.
 *
 * @param name its name
 * @param description what it does, in the server's words
 * @param inputSchema the JSON Schema of its arguments
 * @param annotations hints on what it changes
 */
public record Tool(String name, String description, JsonNode inputSchema, JsonNode annotations) {

  static Tool of(JsonNode node) {
    return new Tool(
        node.path("name").asString(""),
        node.path("description").asString(""),
        node.path("inputSchema"),
        node.path("annotations"));
  }
}
