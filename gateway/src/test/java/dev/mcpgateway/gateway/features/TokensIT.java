package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that is good here gets through, and no other. */
class TokensIT {

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final FakeIssuer STRANGER = FakeIssuer.start();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        GatewayFixture.start(
            BACKEND.uri("/mcp").toString(),
            ISSUER,
            Map.of(
                "mcp.gateway.servers.other.resource", "http://localhost:${server.port}/other",
                "mcp.gateway.servers.other.backend", BACKEND.uri("/other").toString(),
                "mcp.gateway.servers.other.issuers[0].issuer", ISSUER.issuer(),
                "mcp.gateway.servers.other.issuers[1].issuer", STRANGER.issuer()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    ISSUER.close();
    STRANGER.close();
    BACKEND.close();
  }

  @BeforeEach
  void forget() {
    BACKEND.reset();
  }

  @Test
  void letsAGoodTokenThroughAgainAndAgain() {
    AccessToken token = token().sign();
    int before = ISSUER.keyFetches();
    for (int i = 0; i < 3; i++) {
      assertThat(Ping.to(gateway.uri("/mcp")).bearer(token).send().statusCode()).isEqualTo(200);
    }
    assertThat(BACKEND.received()).hasSize(3);
    assertThat(ISSUER.keyFetches()).isEqualTo(before);
  }

  @Test
  void keepsTheTokenToItself() {
    AccessToken token = token().sign();
    Ping.to(gateway.uri("/mcp")).bearer(token).with("X-Else", "else").send();
    assertThat(BACKEND.received())
        .singleElement()
        .satisfies(received -> {
          assertThat(received.header("X-Else")).containsExactly("else");
          assertThat(received.headers().toString()).doesNotContain(token.value());
        });
  }

  @ParameterizedTest
  @MethodSource
  void refusesEveryOtherToken(Function<Tokens, AccessToken> bad) {
    AccessToken token = bad.apply(token());
    HttpResponse<String> answer = Ping.to(gateway.uri("/mcp")).bearer(token).send();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer ")
        .contains("error=\"invalid_token\"", "resource_metadata=");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body()).contains("invalid_token").doesNotContain(token.value());
    assertThat(BACKEND.received()).isEmpty();
  }

  static Stream<Arguments> refusesEveryOtherToken() {
    return Stream.of(
        bad("opaque", _ -> new AccessToken("0paque-t0ken")),
        bad("three parts of nothing", _ -> new AccessToken("a.b.c")),
        bad("expired", token -> token.expired().sign()),
        bad("expires never", token -> token.without("exp").sign()),
        bad("not yet valid", token -> token.notYetValid().sign()),
        bad("issued in the future", token -> token.with("iat", 4_000_000_000L).sign()),
        bad("other issuer", _ -> Tokens.of(STRANGER, gateway.resource()).sign()),
        bad("in the name of another issuer", token -> token.with("iss", "http://else").sign()),
        bad("no issuer", token -> token.without("iss").sign()),
        bad("other audience", token -> token.forAudience("http://localhost/mcp").sign()),
        bad("no audience", token -> token.without("aud").sign()),
        bad("forged", token -> token.forged().sign()),
        bad("unknown key", token -> token.signedBy(foreign(), JWSAlgorithm.RS256).sign()),
        bad("alg none", Tokens::unsigned),
        bad("public key as secret", Tokens::signedByPublicKeyAsSecret),
        bad("names its key by jku", token -> named(token.withHeader("jku", STRANGER.jwksUri()))),
        bad("names its key by x5u", token -> named(token.withHeader("x5u", STRANGER.jwksUri()))),
        bad("brings its key", TokensIT::withItsOwnKey),
        bad("brings its certificate", token -> named(token.withHeader("x5c", List.of("MII=")))),
        bad("demands an extension", token -> token.withHeader("crit", List.of("exp")).sign()),
        bad("logout token", token -> token.withType("logout+jwt").sign()),
        bad("proof of possession", token -> token.withType("dpop+jwt").sign()),
        bad("identity assertion", token -> token.withType("oauth-id-jag+jwt").sign()),
        bad("Keycloak's ID token", token -> token.with("typ", "ID").sign()),
        bad("Keycloak's refresh token", token -> token.with("typ", "Refresh").sign()),
        bad("ID token of a code", token -> token.with("c_hash", "x").sign()),
        bad("times as text", token -> token.with("exp", "4000000000").sign()),
        bad("stands for nobody", token -> token.without("sub").without("client_id").sign()),
        bad("a member twice", TokensIT::withTwoAudiences));
  }

  @Test
  void fetchesNoKeyThatATokenNames() {
    int before = STRANGER.keyFetches();
    Ping.to(gateway.uri("/mcp"))
        .bearer(named(token().withHeader("jku", STRANGER.jwksUri())))
        .send();
    assertThat(STRANGER.keyFetches()).isEqualTo(before);
  }

  @Test
  void takesWhatIsGoodAtOneServerForNothingAtAnother() {
    AccessToken token = token().sign();
    assertThat(Ping.to(gateway.uri("/mcp")).bearer(token).send().statusCode()).isEqualTo(200);
    BACKEND.reset();
    HttpResponse<String> answer = Ping.to(gateway.uri("/other")).bearer(token).send();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("/other");
    assertThat(BACKEND.received()).isEmpty();
    AccessToken others = Tokens.of(STRANGER, gateway.uri("/other").toString()).sign();
    assertThat(Ping.to(gateway.uri("/other")).bearer(others).send().statusCode()).isEqualTo(200);
  }

  private static Tokens token() {
    return Tokens.of(ISSUER, gateway.resource());
  }

  private static RSAKey foreign() {
    return (RSAKey) STRANGER.signingKey();
  }

  /** Signed by the stranger's key, under its own name. */
  private static AccessToken named(Tokens token) {
    return token.signedBy(foreign(), JWSAlgorithm.RS256).sign();
  }

  private static AccessToken withItsOwnKey(Tokens token) {
    return named(token.withHeader("jwk", foreign().toPublicJWK().toJSONObject()));
  }

  private static AccessToken withTwoAudiences(Tokens token) {
    String end = "\"aud\":\"%s\",\"aud\":\"else\",\"sub\":\"a\",\"exp\":4000000000}";
    return token
        .withRawPayload(("{\"iss\":\"%s\"," + end).formatted(ISSUER.issuer(), gateway.resource()))
        .sign();
  }

  private static Arguments bad(String name, Function<Tokens, AccessToken> bad) {
    return argumentSet(name, bad);
  }
}
