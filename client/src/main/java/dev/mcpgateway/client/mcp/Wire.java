package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Step;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries JSON-RPC messages to a server and back. */
interface Wire {

  /** The revision of the protocol to ask for over this wire. */
  String revision();

  /** Forgets what was agreed on before. */
  void begin();

  /** Is told which revision was agreed on. */
  void agreed(String revision);

  /**
   * Sends a request.
   *
   * @return the response with its id
   */
  Mono<JsonNode> exchange(Step step, ObjectNode request);

  /** Sends what has no answer. */
  Mono<Void> send(Step step, ObjectNode message);

  /** Hears from now on what the server says unasked, where that needs a stream of its own. */
  void listen();

  Mono<Void> close();
}
