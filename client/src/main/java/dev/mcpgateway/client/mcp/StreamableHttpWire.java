package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Failures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
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
 * Streamable HTTP: each message is a POST, answered by JSON or by a stream of events.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http">MCP
 *     2025-11-25, Streamable HTTP</a>
 */
final class StreamableHttpWire implements Wire {

  static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};

  private static final String SESSION = "Mcp-Session-Id";
  private static final String REVISION = "MCP-Protocol-Version";
  private static final Duration BYE = Duration.ofSeconds(2);

  private final WebClient client;
  private final URI server;
  private final Duration silence;
  private final Consumer<JsonNode> notified;
  private final AtomicReference<Optional<String>> session = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> agreed = new AtomicReference<>(Optional.empty());

  StreamableHttpWire(WebClient client, URI server, Duration silence, Consumer<JsonNode> notified) {
    this.client = client;
    this.server = server;
    this.silence = silence;
    this.notified = notified;
  }

  @Override
  public String revision() {
    return "2025-11-25";
  }

  @Override
  public void agreed(String revision) {
    agreed.set(Optional.of(revision));
  }

  @Override
  public Mono<JsonNode> exchange(Step step, ObjectNode request) {
    long id = request.path("id").asLong();
    return post(request)
        .exchangeToFlux(response -> messages(step, response))
        .publishOn(Schedulers.boundedElastic())
        .concatMap(message -> incoming(step, id, message))
        .next()
        .switchIfEmpty(Mono.error(() -> unanswered(step)))
        .onErrorMap(Failures.of(step, server));
  }

  private Flux<JsonNode> messages(Step step, ClientResponse response) {
    if (!response.statusCode().is2xxSuccessful()) {
      return Refusals.<JsonNode>of(step, response).flux();
    }
    List<String> sessions = response.headers().header(SESSION);
    if (!sessions.isEmpty()) {
      session.set(Optional.of(sessions.getFirst()));
    }
    MediaType type = response.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
    if (type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM)) {
      return response
          .bodyToFlux(EVENT)
          .timeout(silence)
          .mapNotNull(ServerSentEvent::data)
          .filter(data -> !data.isEmpty())
          .map(Messages::read);
    }
    return response.bodyToMono(String.class).timeout(silence).map(Messages::read).flux();
  }

  /** Whatever is not the response is heard, or answered, on the way to it. */
  private Mono<JsonNode> incoming(Step step, long id, JsonNode message) {
    if (Messages.isResponseTo(id, message)) {
      return Mono.just(message);
    }
    if (Messages.isRequest(message)) {
      return send(step, Messages.reply(message)).then(Mono.empty());
    }
    notified.accept(message);
    return Mono.empty();
  }

  private static Throwable unanswered(Step step) {
    return Problem.protocol(
            step,
            "a response to the request",
            "the end of the answer",
            "Look into the MCP server's log.")
        .asException();
  }

  @Override
  public Mono<Void> send(Step step, ObjectNode message) {
    return post(message)
        .exchangeToMono(response ->
            response.statusCode().is2xxSuccessful()
                ? response.releaseBody()
                : Refusals.<Void>of(step, response))
        .onErrorMap(Failures.of(step, server));
  }

  private WebClient.RequestHeadersSpec<?> post(ObjectNode message) {
    return client
        .method(HttpMethod.POST)
        .uri(server)
        .contentType(MediaType.APPLICATION_JSON)
        .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
        .headers(this::identify)
        .bodyValue(message.toString());
  }

  private void identify(HttpHeaders headers) {
    session.get().ifPresent(id -> headers.set(SESSION, id));
    agreed.get().ifPresent(revision -> headers.set(REVISION, revision));
  }

  /** A server that keeps its sessions for itself answers 405. */
  @Override
  public Mono<Void> close() {
    return session.get().isEmpty()
        ? Mono.empty()
        : client
            .delete()
            .uri(server)
            .headers(this::identify)
            .exchangeToMono(ClientResponse::releaseBody)
            .timeout(BYE)
            .onErrorComplete();
  }
}
