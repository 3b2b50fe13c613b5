package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Failures;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that stand alone: each is a POST, answered by JSON or by a stream of events.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP
 *     2026-07-28, transports</a>
 */
final class StatelessWire {

  /** These say nothing about the era that a server speaks. */
  private static final Set<Integer> ALWAYS_REFUSED = Set.of(401, 403, 429, 502, 503, 504);

  private final WebClient client;
  private final URI server;
  private final Duration silence;
  private final Consumer<JsonNode> notified;

  StatelessWire(WebClient client, URI server, Duration silence, Consumer<JsonNode> notified) {
    this.client = client;
    this.server = server;
    this.silence = silence;
    this.notified = notified;
  }

  /**
   * What came of a request.
   *
   * @param message the response, if there is one
   * @param refusal why there is none
   */
  record Reply(Optional<JsonNode> message, Optional<Problem> refusal) {

    static Reply of(JsonNode message) {
      return new Reply(Optional.of(message), Optional.empty());
    }

    static Reply of(Problem refusal) {
      return new Reply(Optional.empty(), Optional.of(refusal));
    }

    /** The code of a JSON-RPC error, or 0. */
    int error() {
      return message.map(one -> one.path("error").path("code").asInt(0)).orElse(0);
    }
  }

  Mono<Reply> exchange(Step step, ObjectNode request, Map<String, String> headers) {
    return client
        .method(HttpMethod.POST)
        .uri(server)
        .contentType(MediaType.APPLICATION_JSON)
        .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
        .headers(all -> headers.forEach(all::set))
        .bodyValue(request.toString())
        .exchangeToFlux(response -> replies(step, response))
        .publishOn(Schedulers.boundedElastic())
        .filter(reply -> isAnswer(reply, request.path("id").asLong()))
        .next()
        .switchIfEmpty(Mono.fromSupplier(() -> Reply.of(Refusals.unanswered(step))))
        .onErrorMap(Failures.of(step, server));
  }

  private Flux<Reply> replies(Step step, ClientResponse response) {
    int status = response.statusCode().value();
    if (ALWAYS_REFUSED.contains(status)) {
      return Refusals.<Reply>of(step, response).flux();
    }
    if (!response.statusCode().is2xxSuccessful()) {
      return Fetcher.read(response).map(answer -> refused(step, answer)).flux();
    }
    Flux<String> texts =
        StreamableHttpWire.isStream(response)
            ? response
                .bodyToFlux(StreamableHttpWire.EVENT)
                .timeout(silence)
                .take(StreamableHttpWire.MOST_EVENTS)
                .mapNotNull(ServerSentEvent::data)
                .filter(data -> !data.isEmpty())
            : response.bodyToMono(String.class).timeout(silence).flux();
    return texts.map(Messages::read).map(Reply::of);
  }

  /** An error of the protocol comes with a status of HTTP too. */
  private static Reply refused(Step step, Fetched answer) {
    return answer
        .object()
        .filter(body -> body.path("error").path("code").isInt())
        .map(Reply::of)
        .orElseGet(() -> Reply.of(Refusals.problem(step, answer, TokenDemand.NONE)));
  }

  private boolean isAnswer(Reply reply, long id) {
    if (reply.message().isEmpty()) {
      return true;
    }
    JsonNode message = reply.message().get();
    if (message.has("method")) {
      notified.accept(message);
      return false;
    }
    return message.path("id").asLong(id) == id;
  }
}
