package dev.mcpgateway.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
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
  private final String token;

  private Calls(ProxyFixture gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /** Calls of Alice. */
  public static Calls to(ProxyFixture gateway) {
    return to(gateway, "alice");
  }

  /** Calls of someone whose token is good. */
  public static Calls to(ProxyFixture gateway, String subject) {
    return new Calls(gateway, gateway.token(subject));
  }

  /** Calls of someone whose token is good and says this of its owner. */
  public static Calls to(ProxyFixture gateway, UnaryOperator<Tokens> token) {
    return new Calls(gateway, gateway.token(token));
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
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(gateway.uri(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token);
    try {
      return client.send(request.apply(builder).build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * The head of a request with {@code Host} and {@code Authorization} as they must be.
   *
   * @param more further header lines, each with its end
   */
  public String head(String method, String target, String more) {
    return "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(method, target, gateway.port(), token, more);
  }

  /** Sends a request byte by byte and reads the head of the answer and what comes with it. */
  public String raw(String request) {
    try (Socket socket = connect(request)) {
      byte[] answer = new byte[65_536];
      int length = 0;
      String text = "";
      while (!text.contains("\r\n\r\n")) {
        int read = socket.getInputStream().read(answer, length, answer.length - length);
        if (read < 0) {
          return text;
        }
        length += read;
        text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request byte by byte over a connection of its own. */
  public Socket connect(String request) throws IOException {
    Socket socket = new Socket("localhost", gateway.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }
}
