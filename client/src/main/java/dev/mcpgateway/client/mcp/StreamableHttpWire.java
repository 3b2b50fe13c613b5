package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Failures;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streamable HTTP: each message is a POST, answered by JSON or by a stream of events; a stream that
 * ends too early is asked for again from where it ended.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http">MCP
 *     2025-11-25, Streamable HTTP</a>
 */
final class StreamableHttpWire implements Wire {

  static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};
  static final String REVISION = "MCP-Protocol-Version";

  /** In one answer, or between two pauses of a stream. */
  static final long MOST_EVENTS = 100_000;

  private static final String SESSION = "Mcp-Session-Id";
  private static final Duration BYE = Duration.ofSeconds(2);

  private final WebClient client;
  private final URI server;
  private final Duration silence;
  private final Consumer<JsonNode> notified;
  private final Replies replies;
  private final AtomicReference<Optional<String>> session = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> agreed = new AtomicReference<>(Optional.empty());
  private final Disposable.Swap stream = Disposables.swap();

  StreamableHttpWire(WebClient client, SessionSettings settings, Duration silence) {
    this.client = client;
    this.server = settings.server();
    this.silence = silence;
    this.notified = settings.notified();
    this.replies = new Replies(settings.answers());
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
  public void begin() {
    session.set(Optional.empty());
    agreed.set(Optional.empty());
  }

  @Override
  public Mono<JsonNode> exchange(Step step, ObjectNode request) {
    long id = request.path("id").asLong();
    StreamPosition position = new StreamPosition();
    return post(request)
        .exchangeToFlux(response -> messages(step, response, position))
        .onErrorResume(IOException.class, broken -> unlessResumable(broken, position))
        .concatWith(Flux.defer(() -> resumed(step, position)))
        .publishOn(Schedulers.boundedElastic(), 1)
        .concatMap(message -> incoming(step, id, message), 0)
        .next()
        .switchIfEmpty(Mono.error(() -> Refusals.unanswered(step).asException()))
        .onErrorMap(Failures.of(step, server));
  }

  private static Flux<JsonNode> unlessResumable(IOException broken, StreamPosition position) {
    return position.last().isPresent() ? Flux.empty() : Flux.error(broken);
  }

  private Flux<JsonNode> messages(Step step, ClientResponse response, StreamPosition position) {
    if (response.statusCode().value() == 404 && session.get().isPresent()) {
      return Refusals.read(step, response)
          .<JsonNode>flatMap(problem -> Mono.error(new SessionLost(problem)))
          .flux();
    }
    if (!response.statusCode().is2xxSuccessful()) {
      return Refusals.<JsonNode>of(step, response).flux();
    }
    List<String> sessions = response.headers().header(SESSION);
    if (!sessions.isEmpty()) {
      session.set(Optional.of(sessions.getFirst()));
    }
    return isStream(response)
        ? events(response, position).timeout(silence).mapNotNull(StreamableHttpWire::message)
        : response.bodyToMono(String.class).timeout(silence).map(Messages::read).flux();
  }

  static boolean isStream(ClientResponse response) {
    return response
        .headers()
        .contentType()
        .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
        .isPresent();
  }

  private static Flux<ServerSentEvent<String>> events(
      ClientResponse response, StreamPosition position) {
    return response.bodyToFlux(EVENT).take(MOST_EVENTS).doOnNext(position::read);
  }

  private static @Nullable JsonNode message(ServerSentEvent<String> event) {
    String data = event.data();
    return data == null || data.isEmpty() ? null : Messages.read(data);
  }

  /** The rest of a stream whose events had ids; nothing of one that had none. */
  private Flux<JsonNode> resumed(Step step, StreamPosition position) {
    if (position.last().isEmpty()
        || position.pause().compareTo(silence) > 0
        || !position.mayGoOn()) {
      return Flux.empty();
    }
    return Mono.delay(position.pause())
        .flatMapMany(
            _ -> get(position).exchangeToFlux(response -> messages(step, response, position)))
        .onErrorResume(IOException.class, _ -> Flux.empty())
        .concatWith(Flux.defer(() -> resumed(step, position)));
  }

  /** Whatever is not the response is heard, or answered, on the way to it. */
  private Mono<JsonNode> incoming(Step step, long id, JsonNode message) {
    return Messages.isResponseTo(id, message) ? Mono.just(message) : aside(step, message);
  }

  private Mono<JsonNode> aside(Step step, JsonNode message) {
    if (Messages.isRequest(message)) {
      return replies.to(message).flatMap(reply -> send(step, reply)).then(Mono.empty());
    }
    notified.accept(message);
    return Mono.empty();
  }

  /** A server without such a stream answers 405, some 404. */
  @Override
  public void listen() {
    StreamPosition position = new StreamPosition();
    stream.update(
        listening(position)
            .publishOn(Schedulers.boundedElastic())
            .concatMap(message -> aside(Step.TOOLS, message))
            .subscribe(_ -> {}, _ -> {}));
  }

  private Flux<JsonNode> listening(StreamPosition position) {
    return get(position)
        .exchangeToFlux(response ->
            response.statusCode().value() == 200 && isStream(response)
                ? events(response, position)
                    .mapNotNull(StreamableHttpWire::message)
                    .onErrorResume(IOException.class, _ -> Flux.empty())
                    .concatWith(Flux.defer(() -> listeningAgain(position)))
                : response.releaseBody().thenMany(Flux.empty()));
  }

  private Flux<JsonNode> listeningAgain(StreamPosition position) {
    return position.mayGoOn()
        ? Mono.delay(position.pause()).flatMapMany(_ -> listening(position))
        : Flux.empty();
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

  private WebClient.RequestHeadersSpec<?> get(StreamPosition position) {
    return client
        .get()
        .uri(server)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .headers(this::identify)
        .headers(headers -> position.last().ifPresent(id -> headers.set("Last-Event-ID", id)));
  }

  private void identify(HttpHeaders headers) {
    session.get().ifPresent(id -> headers.set(SESSION, id));
    agreed.get().ifPresent(revision -> headers.set(REVISION, revision));
  }

  /** A server that keeps its sessions for itself answers 405. */
  @Override
  public Mono<Void> close() {
    stream.dispose();
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
