package dev.mcpgateway.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A server on a free port of loopback that answers each path by a function; unknown paths are 404.
 *
 * <p>Several share one {@code Journal}, so that the order of requests among them can be asserted.
 */
public final class FakeServer implements AutoCloseable {

  /** The status of an answer that never comes. */
  public static final int NONE = 0;

  private final String name;
  private final Journal journal;
  private final Map<String, Function<Call, Answer>> paths = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final DisposableServer server;

  public FakeServer(String name, Journal journal) {
    this.name = name;
    this.journal = journal;
    this.server = HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow();
  }

  public FakeServer on(String path, Function<Call, Answer> function) {
    paths.put(path, function);
    return this;
  }

  public FakeServer off(String path) {
    paths.remove(path);
    return this;
  }

  public String base() {
    return "http://localhost:" + server.port();
  }

  public URI at(String path) {
    return URI.create(base() + path);
  }

  public int port() {
    return server.port();
  }

  public List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asString()
        .defaultIfEmpty("")
        .flatMap(body -> answer(call(request, body), response));
  }

  private static Call call(HttpServerRequest request, String body) {
    HttpHeaders headers = new HttpHeaders();
    request.requestHeaders().forEach(header -> headers.add(header.getKey(), header.getValue()));
    return new Call(request.method().name(), request.uri(), headers, body);
  }

  private Mono<Void> answer(Call call, HttpServerResponse response) {
    calls.add(call);
    journal.add(name + " " + call.method() + " " + call.path());
    Answer answer = paths.getOrDefault(call.path(), _ -> Answer.of(404)).apply(call);
    if (answer.status() == NONE) {
      return Mono.never();
    }
    response.status(answer.status());
    answer.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
    return response
        .send(answer.body().map(part -> Unpooled.copiedBuffer(part, UTF_8)), _ -> true)
        .then();
  }

  @Override
  public void close() {
    server.disposeNow();
  }
}
