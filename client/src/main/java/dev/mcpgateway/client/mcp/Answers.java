package dev.mcpgateway.client.mcp;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Port: answers what a server asks of its client in the middle of a call. */
public interface Answers {

  /** Answers nothing, and says so. */
  Answers NONE =
      new Answers() {

        @Override
        public ObjectNode capabilities() {
          return Messages.object();
        }

        @Override
        public Mono<ObjectNode> answer(String method, JsonNode params) {
          return Mono.empty();
        }
      };

  /** What the server is told that it may ask. */
  ObjectNode capabilities();

  /**
   * The result.
   *
   * @return empty if this cannot be answered
   */
  Mono<ObjectNode> answer(String method, JsonNode params);
}
