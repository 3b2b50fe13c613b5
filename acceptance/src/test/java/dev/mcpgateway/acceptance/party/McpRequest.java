package dev.mcpgateway.acceptance.party;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A single request as {@code curl} would send it, by a client that knows nothing of MCP. */
public final class McpRequest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

  private final HttpRequest.Builder request;

  private final URI uri;

  private McpRequest(URI uri, HttpRequest.Builder request) {
    this.uri = uri;
    this.request = request;
  }

  /** A POST of a well-formed message. */
  public static McpRequest ping(URI uri) {
    return post(uri, PING);
  }

  /** A POST of this body as JSON. */
  public static McpRequest post(URI uri, String body) {
    return of("POST", uri, BodyPublishers.ofString(body))
        .with("Content-Type", "application/json")
        .with("Accept", "application/json, text/event-stream");
  }

  /** A request without a body. */
  public static McpRequest of(String method, URI uri) {
    return of(method, uri, BodyPublishers.noBody());
  }

  private static McpRequest of(String method, URI uri, HttpRequest.BodyPublisher body) {
    return new McpRequest(
        uri, HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).method(method, body));
  }

  /** Adds a header. */
  public McpRequest with(String name, String value) {
    request.header(name, value);
    return this;
  }

  /** Sets a header in the place of others of its name. */
  public McpRequest instead(String name, String value) {
    request.setHeader(name, value);
    return this;
  }

  public McpRequest bearer(AccessToken token) {
    return with("Authorization", token.bearer());
  }

  public McpRequest cookie(AccessToken token) {
    return with("Cookie", "access_token=" + token.text());
  }

  /** As a page of the server's own origin would send it, which a cookie needs. */
  public McpRequest fromItsOwnOrigin() {
    return with("Origin", uri.getScheme() + "://" + uri.getAuthority());
  }

  public HttpResponse<String> send() throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends it, and tells the status of the answer. */
  public int status() throws IOException, InterruptedException {
    return send().statusCode();
  }
}
