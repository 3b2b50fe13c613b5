package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result that is a question: the request is sent again, with the answers in it.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/mrtr">MCP
 *     2026-07-28, requests of several rounds</a>
 */
final class InputRequests {

  static final int MOST_ROUNDS = 10;
  static final int MOST_QUESTIONS = 20;

  private final Answers answers;

  InputRequests(Answers answers) {
    this.answers = answers;
  }

  static boolean isOne(JsonNode result) {
    return result.path("resultType").asString("complete").equals("input_required");
  }

  /** The parameters to ask with again. The state goes back as it came, and only if it came. */
  Mono<ObjectNode> answered(ObjectNode asked, JsonNode result, int round) {
    JsonNode questions = result.path("inputRequests");
    if (round >= MOST_ROUNDS || questions.size() > MOST_QUESTIONS) {
      return Mono.error(() -> problem("an end to its questions", "one more"));
    }
    ObjectNode params = asked.deepCopy();
    params.remove("requestState");
    ObjectNode responses = params.putObject("inputResponses");
    if (result.has("requestState")) {
      params.set("requestState", result.path("requestState"));
    }
    return Flux.fromIterable(questions.properties())
        .concatMap(question ->
            answer(question.getValue()).map(answer -> Map.entry(question.getKey(), answer)))
        .doOnNext(answer -> responses.set(answer.getKey(), answer.getValue()))
        .then(Mono.just(params));
  }

  private Mono<ObjectNode> answer(JsonNode question) {
    String method = question.path("method").asString("");
    return answers
        .answer(method, question.path("params"))
        .switchIfEmpty(Mono.error(() -> problem("questions that can be answered here", method)));
  }

  private static FlowException problem(String expected, String came) {
    return Problem.protocol(
            Step.TOOLS,
            expected,
            came,
            "Use a client that a person sits at; --accept-defaults answers forms with their"
                + " defaults.")
        .asException();
  }
}
