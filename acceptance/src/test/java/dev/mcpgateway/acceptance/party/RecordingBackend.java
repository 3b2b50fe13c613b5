package dev.mcpgateway.acceptance.party;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An MCP server that records all that reaches it and answers as the test says. */
public final class RecordingBackend implements AutoCloseable {

  /** A request as it arrived. */
  public record Received(String method, URI uri, Headers headers, String body) {}

  /** What it does with a request that it has taken note of; the body can be read again. */
  @FunctionalInterface
  public interface Answer {

    void to(HttpExchange exchange) throws IOException;
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Answer answer = RecordingBackend::emptyResult;

  private RecordingBackend(HttpServer server) {
    this.server = server;
  }

  public static RecordingBackend start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var backend = new RecordingBackend(server);
    server.createContext("/", backend::handle);
    server.setExecutor(backend.threads);
    server.start();
    return backend;
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** From now on answers like this. */
  public void answers(Answer next) {
    answer = next;
  }

  /** From now on answers with an empty result that names this session. */
  public void answersInSession(String id) {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Mcp-Session-Id", id);
          emptyResult(exchange);
        };
  }

  /** From now on answers with an empty result, but only when this is released. */
  public void answersAfter(CountDownLatch release) {
    answer =
        exchange -> {
          try {
            release.await();
          } catch (InterruptedException _) {
            throw new InterruptedIOException();
          }
          emptyResult(exchange);
        };
  }

  /** Forgets what it received, and answers each request with an empty result again. */
  public void reset() {
    received.clear();
    answer = RecordingBackend::emptyResult;
  }

  /** All requests until now, oldest first. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Answers with a JSON-RPC result that says nothing. */
  private static void emptyResult(HttpExchange exchange) throws IOException {
    byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      exchange.setStreams(new ByteArrayInputStream(bytes), null);
      String body = new String(bytes, StandardCharsets.UTF_8);
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              Headers.of(exchange.getRequestHeaders()),
              body));
      answer.to(exchange);
    }
  }
}
