package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Failures;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * HTTP+SSE: one stream brings the address for messages first, then every answer.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2024-11-05/basic/transports">MCP
 *     2024-11-05, HTTP with SSE</a>
 */
final class HttpSseWire implements Wire {

  private final WebClient client;
  private final URI server;
  private final Duration silence;
  private final Consumer<JsonNode> notified;
  private final Replies replies;
  private final Sinks.One<URI> endpoint = Sinks.one();
  private final Map<Long, Sinks.One<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean isOpen = new AtomicBoolean();
  private final Disposable.Swap stream = Disposables.swap();

  HttpSseWire(WebClient client, SessionSettings settings, Duration silence) {
    this.client = client;
    this.server = settings.server();
    this.silence = silence;
    this.notified = settings.notified();
    this.replies = new Replies(settings.answers());
  }

  @Override
  public String revision() {
    return "2024-11-05";
  }

  /** There is one stream, and one session with it. */
  @Override
  public void begin() {}

  /** All that the server says comes on the one stream. */
  @Override
  public void listen() {}

  /** This transport names no revision in its requests. */
  @Override
  public void agreed(String revision) {}

  @Override
  public Mono<JsonNode> exchange(Step step, ObjectNode request) {
    long id = request.path("id").asLong();
    Sinks.One<JsonNode> answer = Sinks.one();
    return Mono.defer(
            () -> {
              waiting.put(id, answer);
              return send(step, request).then(answer.asMono().timeout(silence));
            })
        .publishOn(Schedulers.boundedElastic())
        .doFinally(_ -> waiting.remove(id))
        .onErrorMap(Failures.of(step, server));
  }

  @Override
  public Mono<Void> send(Step step, ObjectNode message) {
    return endpoint()
        .flatMap(address ->
            client
                .post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(message.toString())
                .exchangeToMono(response ->
                    response.statusCode().is2xxSuccessful()
                        ? response.releaseBody()
                        : Refusals.<Void>of(step, response)))
        .onErrorMap(Failures.of(step, server));
  }

  /** Opens the stream with the first message; a login may take its time before the event comes. */
  private Mono<URI> endpoint() {
    return Mono.defer(() -> {
      if (isOpen.compareAndSet(false, true)) {
        stream.update(stream().subscribe(_ -> {}, this::broken, () -> broken(ended())));
      }
      return endpoint.asMono();
    });
  }

  private Flux<Object> stream() {
    return client
        .get()
        .uri(server)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchangeToFlux(this::events)
        .publishOn(Schedulers.boundedElastic())
        .concatMap(this::handle)
        .onErrorMap(Failures.of(Step.CONNECT, server));
  }

  private Flux<ServerSentEvent<String>> events(ClientResponse response) {
    boolean isStream =
        response
            .headers()
            .contentType()
            .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
            .isPresent();
    return response.statusCode().value() == 200 && isStream
        ? response
            .bodyToFlux(StreamableHttpWire.EVENT)
            .timeout(Mono.delay(silence), _ -> Mono.never())
        : Refusals.<ServerSentEvent<String>>of(Step.CONNECT, response).flux();
  }

  private Mono<Object> handle(ServerSentEvent<String> event) {
    String data = event.data();
    if (data == null || data.isEmpty()) {
      return Mono.empty();
    }
    return "endpoint".equals(event.event())
        ? Mono.fromRunnable(() -> endpoint.tryEmitValue(messageAddress(data)))
        : incoming(Messages.read(data));
  }

  /** The token goes along to this address, so it must be the server's. */
  private URI messageAddress(String data) {
    return Addresses.resolved(server, data.strip())
        .filter(address -> Addresses.parse(address.toString()).isPresent())
        .filter(address -> Addresses.isSameOrigin(address, server))
        .orElseThrow(() ->
            Problem.protocol(
                    Step.CONNECT,
                    "the endpoint event to name an address on " + Addresses.origin(server),
                    data.strip(),
                    "Correct the server, or reach it by the URL that it takes itself to have.")
                .asException());
  }

  private Mono<Object> incoming(JsonNode message) {
    if (Messages.isRequest(message)) {
      return replies.to(message).flatMap(reply -> send(Step.TOOLS, reply)).then(Mono.empty());
    }
    Sinks.One<JsonNode> asked = waiting.get(message.path("id").asLong(-1));
    if (asked != null) {
      asked.tryEmitValue(message);
    } else {
      notified.accept(message);
    }
    return Mono.empty();
  }

  private void broken(Throwable error) {
    endpoint.tryEmitError(error);
    waiting.values().forEach(asked -> asked.tryEmitError(error));
  }

  private static Throwable ended() {
    return Problem.protocol(
            Step.CONNECT, "the stream to stay open", "its end", "Look into the MCP server's log.")
        .asException();
  }

  @Override
  public Mono<Void> close() {
    return Mono.fromRunnable(stream::dispose);
  }
}
