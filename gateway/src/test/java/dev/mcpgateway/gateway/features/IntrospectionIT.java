package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIntrospection;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.LogCapture;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opaque tokens pass if their issuer says so, and only then. */
class IntrospectionIT {

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final FakeIssuer SIGNED = FakeIssuer.start();
  private static final RSAKey KEY = FakeIssuer.rsaKey();

  @TempDir static Path files;

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() throws IOException {
    Path secret = Files.writeString(files.resolve("secret"), "s3cr&t é\n");
    Path key = Files.writeString(files.resolve("key.json"), KEY.toJSONString());
    String demo = "mcp.gateway.servers.demo.issuers[0].introspection.";
    String other = "mcp.gateway.servers.other.";
    gateway =
        GatewayFixture.start(
            BACKEND.uri("/mcp").toString(),
            ISSUER,
            Map.of(
                demo + "uri", ISSUER.introspectionUri(),
                demo + "client-id", "gate:way",
                demo + "client-secret-file", secret.toString(),
                other + "resource", "http://localhost:${server.port}/other",
                other + "backend", BACKEND.uri("/other").toString(),
                other + "issuers[0].issuer", SIGNED.issuer(),
                other + "issuers[0].introspection.uri", SIGNED.introspectionUri(),
                other + "issuers[0].introspection.client-id", "gateway",
                other + "issuers[0].introspection.client-authentication", "private_key_jwt",
                other + "issuers[0].introspection.private-key-file", key.toString()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    ISSUER.close();
    SIGNED.close();
    BACKEND.close();
  }

  @BeforeEach
  void forget() {
    BACKEND.reset();
    ISSUER.introspection().reset();
  }

  @Test
  void letsATokenPassThatItsIssuerKnows() {
    AccessToken token = token(Map.of());
    for (int i = 0; i < 3; i++) {
      assertThat(status(token)).isEqualTo(200);
    }
    assertThat(BACKEND.received()).hasSize(3).noneMatch(each -> shows(each.headers(), token));
    assertThat(ISSUER.introspection().asked(token)).isEqualTo(1);
  }

  @Test
  void asksByIdAndSecret() {
    AccessToken token = token(Map.of());
    status(token);
    FakeIntrospection.Asked asked = ISSUER.introspection().asked().getLast();
    assertThat(decoded(asked.authorization())).isEqualTo("gate%3Away:s3cr%26t+%C3%A9");
    assertThat(asked.form())
        .isEqualTo(Map.of("token", token.value(), "token_type_hint", "access_token"));
  }

  @Test
  void asksByAnAssertion() throws Exception {
    AccessToken token = SIGNED.introspection().token(gateway.uri("/other").toString());
    assertThat(Ping.to(gateway.uri("/other")).bearer(token).send().statusCode()).isEqualTo(200);
    FakeIntrospection.Asked asked = SIGNED.introspection().asked().getLast();
    SignedJWT assertion = SignedJWT.parse(asked.form().get("client_assertion"));
    assertThat(asked.authorization()).isEmpty();
    assertThat(assertion.getHeader().getKeyID()).isEqualTo(KEY.getKeyID());
    assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(SIGNED.issuer());
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatIsNotGoodHere(Map<String, Object> claims) {
    AccessToken token = token(claims);
    HttpResponse<String> answer = ping(token).send();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer ")
        .contains("error=\"invalid_token\"");
    assertThat(answer.body()).contains("invalid_token").doesNotContain(token.value());
    assertThat(BACKEND.received()).isEmpty();
  }

  static Stream<Arguments> refusesWhatIsNotGoodHere() {
    return Stream.of(
        argumentSet("not active", Map.of("active", false)),
        argumentSet("another server's", Map.of("aud", "http://localhost/other")),
        argumentSet("nobody's", Map.of("aud", List.of())),
        argumentSet("expired", Map.of("exp", 1_000_000_000)),
        argumentSet("for ever", Map.of("exp", "")),
        argumentSet("not yet", Map.of("nbf", 4_000_000_000L)),
        argumentSet("of another issuer", Map.of("iss", "http://else")),
        argumentSet("a refresh token", Map.of("token_type", "refresh_token")),
        argumentSet("bound, unknown how", Map.of("cnf", Map.of("kid", "x"))),
        argumentSet("without a subject", Map.of("sub", "", "client_id", "")));
  }

  @ParameterizedTest
  @MethodSource
  void asksToComeBackWhereTheIssuerGivesNoAnswer(int status, String type, String body) {
    AccessToken token = token(Map.of());
    ISSUER.introspection().answer(status, type, body);
    HttpResponse<String> answer = ping(token).send();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.body()).contains("issuer_unavailable").doesNotContain(token.value());
    assertThat(BACKEND.received()).isEmpty();
    ISSUER.introspection().reset();
    assertThat(status(token)).isEqualTo(200);
  }

  static Stream<Arguments> asksToComeBackWhereTheIssuerGivesNoAnswer() {
    String yes = "{\"active\":true}";
    return Stream.of(
        argumentSet("failed", 500, "application/json", yes),
        argumentSet("does not know us", 401, "application/json", yes),
        argumentSet("sends us elsewhere", 307, "application/json", yes),
        argumentSet("a page", 200, "text/html", "<html>Log in</html>"),
        argumentSet("signed", 200, "application/token-introspection+jwt", "e30.e30.e30"),
        argumentSet("a text", 200, "application/json", "{\"active\":\"true\"}"),
        argumentSet("twice", 200, "application/json", "{\"active\":false,\"active\":true}"),
        argumentSet("nothing", 200, "application/json", ""));
  }

  @Test
  void asksOnceForAllRequestsAtATime() {
    AccessToken token = token(Map.of());
    ISSUER.introspection().hang();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 20).mapToObj(_ -> ping(token).sendAsync()).toList();
    // one that waits for nobody
    assertThat(status(Tokens.of(ISSUER, gateway.resource()).sign())).isEqualTo(200);
    ISSUER.introspection().reset();
    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(ISSUER.introspection().asked(token)).isEqualTo(1);
  }

  @Test
  void showsNoTokenToAnIssuerThatMayNotBeItsOwn() {
    AccessToken jwt = Tokens.of(SIGNED, gateway.resource()).sign();
    int before = ISSUER.introspection().asked().size();
    assertThat(status(jwt)).isEqualTo(401);
    assertThat(ISSUER.introspection().asked()).hasSize(before);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void writesNeitherTokenNorSecretIntoAnyLog() {
    AccessToken token = token(Map.of());
    try (LogCapture log = LogCapture.everything()) {
      assertThat(status(token)).isEqualTo(200);
      ISSUER.introspection().answer(500, "text/plain", token.value());
      assertThat(status(token(Map.of()))).isEqualTo(503);
      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(line -> line.contains(token.value()) || line.contains("s3cr"))
          .noneMatch(line ->
              line.contains(ISSUER.introspection().asked().getLast().authorization().substring(6)));
    }
  }

  private static AccessToken token(Map<String, Object> more) {
    return ISSUER.introspection().token(gateway.resource(), Clock.systemUTC(), more);
  }

  private static Ping ping(AccessToken token) {
    return Ping.to(gateway.uri("/mcp")).bearer(token);
  }

  private static int status(AccessToken token) {
    return ping(token).send().statusCode();
  }

  private static boolean shows(Map<String, List<String>> headers, AccessToken token) {
    return headers.toString().contains(token.value());
  }

  private static String decoded(String authorization) {
    byte[] bytes = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
