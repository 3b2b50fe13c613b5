package dev.mcpgateway.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Calls the gateway as a client would, with the JDK's own HTTP client, or byte by byte where that
 * one is too well behaved.
 */
public final class Calls {

  /** The smallest message. */
  public static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

  private static final Duration PATIENCE = Duration.ofSeconds(FakeBackend.PATIENCE_SECONDS);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ProxyFixture gateway;

  private Calls(ProxyFixture gateway) {
    this.gateway = gateway;
  }

  public static Calls to(ProxyFixture gateway) {
    return new Calls(gateway);
  }

  /** Posts the smallest message. */
  public HttpResponse<String> ping(String path) {
    return post(path, PING);
  }

  public HttpResponse<String> post(String path, String json) {
    return post(path, json, each -> each);
  }

  public HttpResponse<String> post(
      String path, String json, UnaryOperator<HttpRequest.Builder> more) {
    return send(
        path,
        builder ->
            more.apply(
                builder
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json))),
        BodyHandlers.ofString());
  }

  /** Sends without a body. */
  public HttpResponse<String> send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  public HttpResponse<String> send(String method, String path, BodyPublisher body) {
    return send(path, builder -> builder.method(method, body), BodyHandlers.ofString());
  }

  /** Opens a stream by GET: returns when the headers are there. */
  public EventReader open(String path) {
    return new EventReader(
        send(
            path,
            builder -> builder.header("Accept", "text/event-stream").GET(),
            BodyHandlers.ofInputStream()));
  }

  /** Opens a stream by POST. */
  public EventReader openByPost(String path, String json) {
    return new EventReader(
        send(
            path,
            builder ->
                builder
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .POST(BodyPublishers.ofString(json)),
            BodyHandlers.ofInputStream()));
  }

  public <T> HttpResponse<T> send(
      String path, UnaryOperator<HttpRequest.Builder> request, BodyHandler<T> body) {
    URI uri = gateway.uri(path);
    try {
      return client.send(
          request.apply(HttpRequest.newBuilder(uri).timeout(PATIENCE)).build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Sends these bytes and reads until the gateway closes the connection. */
  public String raw(String bytes) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection of its own to the gateway. */
  public Socket connect() throws IOException {
    Socket socket = new Socket("localhost", gateway.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }
}
