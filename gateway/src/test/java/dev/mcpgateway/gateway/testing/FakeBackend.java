package dev.mcpgateway.gateway.testing;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A server behind the gateway that records what reaches it and answers as a test says; by default
 * with an empty JSON-RPC result.
 *
 * <p>It is a real HTTP server on a free port of the loopback address, so that timing, resets and
 * cancelled requests are real as well.
 */
public final class FakeBackend implements AutoCloseable {

  /** How long a test waits for something that should happen at once. */
  public static final long PATIENCE_SECONDS = 10;

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
  private final LoopResources loops;
  private final DisposableServer server;
  private volatile Function<Received, BackendAnswer> answers = _ -> pong();

  private FakeBackend() {
    // of its own: a gateway that stops ends the shared ones
    loops = LoopResources.create("fake-backend", 1, true);
    server =
        HttpServer.create().runOn(loops).host("localhost").port(0).handle(this::handle).bindNow();
  }

  /** Starts one. */
  public static FakeBackend start() {
    return new FakeBackend();
  }

  private static BackendAnswer pong() {
    return BackendAnswer.json(BackendAnswer.PONG);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    Received arrived =
        new Received(
            request.method().name(),
            request.uri(),
            byName(request.requestHeaders()),
            new CompletableFuture<>(),
            new CompletableFuture<>());
    request.withConnection(connection -> {
      var _ = connection.channel().closeFuture().addListener(_ -> arrived.gone().complete(null));
    });
    received.add(arrived);
    arrivals.add(arrived);
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .doOnNext(arrived.content()::complete)
        .flatMap(_ -> Mono.from(answers.apply(arrived).write(response)));
  }

  private static Map<String, List<String>> byName(HttpHeaders headers) {
    return headers.names().stream()
        .collect(Collectors.toMap(each -> each, headers::getAll, (one, _) -> one));
  }

  /** The address of a path on it. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  /** From now on every request is answered so. */
  public void answer(BackendAnswer answer) {
    answers = _ -> answer;
  }

  /** From now on each request is answered as the function says. */
  public void answerEach(Function<Received, BackendAnswer> each) {
    answers = each;
  }

  /** Everything that reached it since the start or the last {@link #reset()}. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Waits for the next request that was not yet taken. */
  public Received take() {
    try {
      Received next = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing reached the backend");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Forgets what was received, and answers as at the start. */
  public void reset() {
    answers = _ -> pong();
    received.clear();
    arrivals.clear();
  }

  /** Stops listening and breaks off what is open. */
  @Override
  public void close() {
    server.disposeNow(Duration.ofSeconds(PATIENCE_SECONDS));
    loops.dispose();
  }
}
