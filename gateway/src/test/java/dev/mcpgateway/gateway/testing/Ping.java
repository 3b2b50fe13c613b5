package dev.mcpgateway.gateway.testing;

import dev.mcpgateway.gateway.caller.AccessToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The smallest request that an MCP client makes, with whatever credential a test gives it. */
public final class Ping {

  private static final String MESSAGE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpRequest.Builder request;

  private Ping(URI uri) {
    request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(BodyPublishers.ofString(MESSAGE));
  }

  public static Ping to(URI uri) {
    return new Ping(uri);
  }

  public Ping bearer(AccessToken token) {
    return with("Authorization", "Bearer " + token.value());
  }

  public Ping cookie(AccessToken token) {
    return with("Cookie", "access_token=" + token.value());
  }

  /** Adds a header; the same one may be added twice. */
  public Ping with(String name, String value) {
    request.header(name, value);
    return this;
  }

  /** No ping any more, but this message. */
  public Ping message(String json) {
    request.POST(BodyPublishers.ofString(json));
    return this;
  }

  /** No ping any more, but a form that carries this. */
  public Ping form(String body) {
    request.setHeader("Content-Type", "application/x-www-form-urlencoded");
    request.POST(BodyPublishers.ofString(body));
    return this;
  }

  /** No ping any more, but this method without a body. */
  public Ping method(String method) {
    request.method(method, BodyPublishers.noBody());
    return this;
  }

  public HttpResponse<String> send() {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public CompletableFuture<HttpResponse<String>> sendAsync() {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
  }
}
