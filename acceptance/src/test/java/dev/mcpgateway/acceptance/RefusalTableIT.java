package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.party.AccessToken;
import dev.mcpgateway.acceptance.party.Challenge;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import dev.mcpgateway.acceptance.party.McpRequest;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The running gateway refuses exactly as its documentation says, and nothing gets through. */
final class RefusalTableIT {

  private static final Date LONG_AGO = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Date FAR_AHEAD = Date.from(Instant.parse("2090-01-01T00:00:00Z"));

  @AutoClose private static LocalIssuer issuer;
  @AutoClose private static LocalIssuer stranger;
  @AutoClose private static RecordingBackend backend;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    issuer = LocalIssuer.start();
    stranger = LocalIssuer.start();
    backend = RecordingBackend.start();
    URI nobody = URI.create("http://localhost:" + Ports.free());
    gateway =
        Gateway.with()
            .server("demo", "/mcp", backend.uri("/mcp"), issuer.issuer())
            .option("servers.demo.issuers[0].jwks-uri", issuer.keys())
            .option("servers.demo.access-token-cookie", "access_token")
            .scopes("demo", "mcp", "mcp:more")
            .server("down", "/down", nobody, issuer.issuer())
            .option("servers.down.issuers[0].jwks-uri", issuer.keys())
            .server("keyless", "/keyless", backend.uri("/mcp"), issuer.issuer())
            .option("servers.keyless.issuers[0].jwks-uri", nobody + "/keys")
            .option("limits.body", "10KB")
            .option("limits.backend-response", "2s")
            .start("refusals-gateway");
  }

  @BeforeEach
  void forget() {
    backend.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS"})
  void asksForACredentialOnEveryMethod(String method) throws Exception {
    HttpResponse<String> response = McpRequest.of(method, mcp()).send();

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Challenge.of(response))
        .isEqualTo(Map.of("resource_metadata", metadata(), "scope", "mcp mcp:more"));
    if (!method.equals("HEAD")) {
      assertProblem(response, 401, "no_credential");
    }
    assertThat(backend.received()).isEmpty();
  }

  static Stream<Arguments> tokensThatAreNotAccepted() {
    return Stream.of(
        argumentSet("malformed", new AccessToken("no.token.atall")),
        argumentSet("expired", issuer.token(mcp(), claims -> claims.expirationTime(LONG_AGO))),
        argumentSet(
            "not valid yet", issuer.token(mcp(), claims -> claims.notBeforeTime(FAR_AHEAD))),
        argumentSet("without an end", issuer.token(mcp(), claims -> claims.expirationTime(null))),
        argumentSet("other issuer", stranger.token(mcp())),
        argumentSet(
            "other issuer's name", issuer.token(mcp(), claims -> claims.issuer(stranger.issuer()))),
        argumentSet("other audience", issuer.token(URI.create("http://localhost:1/mcp"))),
        argumentSet("other server's audience", issuer.token(gateway.uri("/keyless"))),
        argumentSet("unknown key", issuer.tokenOfAnUnknownKey(mcp())),
        argumentSet("other type", issuer.tokenOfType("logout+jwt", mcp())),
        argumentSet("unsigned", issuer.unsigned(mcp())));
  }

  @ParameterizedTest
  @MethodSource("tokensThatAreNotAccepted")
  void refusesTheToken(AccessToken token) throws Exception {
    HttpResponse<String> response = McpRequest.ping(mcp()).bearer(token).send();

    assertProblem(response, 401, "invalid_token");
    assertThat(Challenge.of(response))
        .containsEntry("error", "invalid_token")
        .containsEntry("resource_metadata", metadata())
        .containsEntry("scope", "mcp mcp:more")
        .containsOnlyKeys("error", "error_description", "resource_metadata", "scope");
    assertThat(backend.received()).isEmpty();
  }

  static Stream<Arguments> credentialsThatAreNotSentAsTheyMust() {
    AccessToken token = issuer.token(mcp());
    String query = "?access_token=" + token.text();
    return Stream.of(
        argumentSet(
            "header and cookie",
            McpRequest.ping(mcp()).bearer(token).cookie(token).fromItsOwnOrigin()),
        argumentSet("two headers", McpRequest.ping(mcp()).bearer(token).bearer(token)),
        argumentSet(
            "cookie twice",
            McpRequest.ping(mcp())
                .with("Cookie", "access_token=" + token.text() + "; access_token=" + token.text())
                .fromItsOwnOrigin()),
        argumentSet("in the query", McpRequest.ping(URI.create(mcp() + query))),
        argumentSet("in the query too", McpRequest.ping(URI.create(mcp() + query)).bearer(token)),
        argumentSet(
            "no token in the header", McpRequest.ping(mcp()).with("Authorization", "Bearer")),
        argumentSet("two words", McpRequest.ping(mcp()).with("Authorization", "Bearer a b")));
  }

  @ParameterizedTest
  @MethodSource("credentialsThatAreNotSentAsTheyMust")
  void refusesTheWayTheCredentialIsSent(McpRequest request) throws Exception {
    HttpResponse<String> response = request.send();

    assertProblem(response, 400, "invalid_request");
    assertThat(Challenge.of(response))
        .containsEntry("error", "invalid_request")
        .containsEntry("resource_metadata", metadata());
    assertThat(backend.received()).isEmpty();
  }

  static Stream<Arguments> otherRefusals() {
    String message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    return Stream.of(
        argumentSet(
            "foreign origin", ping().with("Origin", "http://evil.example"), 403, "foreign_origin"),
        argumentSet("null origin", ping().with("Origin", "null"), 403, "foreign_origin"),
        argumentSet(
            "cookie without an origin",
            McpRequest.ping(mcp()).cookie(issuer.token(mcp())),
            403,
            "foreign_origin"),
        argumentSet("foreign host", ping().with("Host", "evil.example"), 421, "foreign_host"),
        argumentSet("too large", post(" ".repeat(20_000) + message), 413, "body_too_large"),
        argumentSet(
            "no JSON type",
            post(message).instead("Content-Type", "text/plain"),
            415,
            "unsupported_media_type"),
        argumentSet(
            "compressed",
            post(message).with("Content-Encoding", "gzip"),
            415,
            "unsupported_media_type"),
        argumentSet(
            "identity named",
            post(message).with("Content-Encoding", "identity"),
            415,
            "unsupported_media_type"),
        argumentSet("other path", at("/other"), 404, "not_found"),
        argumentSet("root", at("/"), 404, "not_found"),
        argumentSet("longer name", at("/mcpx"), 404, "not_found"),
        argumentSet("two slashes", at("//mcp"), 400, "ambiguous_path"),
        argumentSet("dots", at("/mcp/../x"), 400, "ambiguous_path"),
        argumentSet("encoded dots", at("/mcp/%2e%2e/x"), 400, "ambiguous_path"),
        argumentSet("path parameter", at("/mcp;a=b"), 400, "ambiguous_path"),
        argumentSet("backend down", at("/down"), 502, "backend_unavailable"),
        argumentSet("keys never obtained", at("/keyless"), 503, "issuer_unavailable"));
  }

  @ParameterizedTest
  @MethodSource("otherRefusals")
  void refusesWithoutAChallenge(McpRequest request, int status, String code) throws Exception {
    HttpResponse<String> response = request.send();

    assertProblem(response, status, code);
    assertThat(Challenge.of(response)).isEmpty();
    assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(backend.received()).isEmpty();
  }

  static Stream<Arguments> malformedMessages() {
    return Stream.of(
        argumentSet("no JSON", "{", -32700),
        argumentSet("empty", "", -32700),
        argumentSet(
            "text after the message",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} x",
            -32700),
        argumentSet("no message", "{\"hello\":1}", -32600),
        argumentSet("number", "1", -32600),
        argumentSet("other version", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", -32600));
  }

  @ParameterizedTest
  @MethodSource("malformedMessages")
  void answersAMalformedMessageInJsonRpc(String body, int code) throws Exception {
    HttpResponse<String> response = post(body).send();

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(response.body()).path("error").path("code").asInt())
        .isEqualTo(code);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(backend.received()).isEmpty();
  }

  @Test
  void givesUpOnASlowBackend() throws Exception {
    var afterwards = new CountDownLatch(1);
    backend.answersAfter(afterwards);

    HttpResponse<String> response = ping().send();
    afterwards.countDown();

    assertProblem(response, 504, "backend_timeout");
    assertThat(Challenge.of(response)).isEmpty();
    assertThat(backend.received()).as("asked once, never again").hasSize(1);
  }

  @Test
  void hidesTheBackendsOwnDemandForAuthorization() throws Exception {
    backend.answers(exchange -> {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"inside\"");
      exchange.sendResponseHeaders(401, -1);
    });

    HttpResponse<String> response = ping().send();

    assertProblem(response, 502, "backend_unauthorized");
    assertThat(Challenge.of(response)).isEmpty();
  }

  @Test
  void letsAGoodRequestThroughWithoutItsCredential() throws Exception {
    assertThat(ping().status()).isEqualTo(200);
    assertThat(McpRequest.ping(mcp()).cookie(issuer.token(mcp())).fromItsOwnOrigin().status())
        .isEqualTo(200);

    assertThat(backend.received())
        .hasSize(2)
        .noneMatch(received -> received.headers().containsKey("Authorization"))
        .noneMatch(received -> received.headers().containsKey("Cookie"));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode problem = new ObjectMapper().readTree(response.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("correlationId").asString()).isNotEmpty();
  }

  private static McpRequest ping() {
    return at("/mcp");
  }

  /** A good request to a path of the gateway, with a token that is good there. */
  private static McpRequest at(String path) {
    return McpRequest.ping(gateway.uri(path)).bearer(issuer.token(gateway.uri(path)));
  }

  private static McpRequest post(String body) {
    return McpRequest.post(mcp(), body).bearer(issuer.token(mcp()));
  }

  private static URI mcp() {
    return gateway.uri("/mcp");
  }

  private static String metadata() {
    return gateway.uri("/.well-known/oauth-protected-resource/mcp").toString();
  }
}
