package dev.mcpgateway.client.mcp;

import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation with an MCP server. */
public interface Session {

  /** Starts it; before that nothing else may be asked. */
  Mono<ServerInfo> open();

  /** The tools that can be called; one whose schema breaks the rules of its era is left out. */
  Mono<List<Tool>> tools();

  Mono<ToolResult> call(String tool, ObjectNode arguments);

  /** The result of any other request. */
  Mono<JsonNode> ask(String method, ObjectNode params);

  /** Ends it; a server that doesn't care for that is not an error. */
  Mono<Void> close();
}
