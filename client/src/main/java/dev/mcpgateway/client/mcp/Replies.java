package dev.mcpgateway.client.mcp;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the requests that a server of the earlier era sends: a pong, what can be answered, or no.
 */
final class Replies {

  private final Answers answers;

  Replies(Answers answers) {
    this.answers = answers;
  }

  Mono<ObjectNode> to(JsonNode request) {
    String method = request.path("method").asString("");
    Mono<ObjectNode> result =
        method.equals("ping")
            ? Mono.just(Messages.object())
            : answers.answer(method, request.path("params"));
    return result
        .map(answer -> message(request, "result", answer))
        .switchIfEmpty(
            Mono.fromSupplier(() ->
                message(
                    request,
                    "error",
                    Messages.object().put("code", -32601).put("message", "Method not found"))));
  }

  private static ObjectNode message(JsonNode request, String member, ObjectNode value) {
    ObjectNode reply = Messages.object().put("jsonrpc", "2.0");
    reply.set("id", request.get("id"));
    reply.set(member, value);
    return reply;
  }
}
