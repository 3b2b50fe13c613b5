package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.jwk.ECKey;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Proofs;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A token that is bound to a key passes with a proof for each request, and never without. */
class DpopIT {

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final ECKey KEY = Proofs.key();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    Map<String, String> properties = new HashMap<>();
    properties.put("mcp.gateway.servers.demo.dpop.mode", "accepted");
    properties.put("mcp.gateway.servers.demo.access-token-cookie", "access_token");
    for (String name : List.of("strict", "plain")) {
      String server = "mcp.gateway.servers." + name + ".";
      properties.put(server + "resource", "http://localhost:${server.port}/" + name);
      properties.put(server + "backend", BACKEND.uri("/" + name).toString());
      properties.put(server + "issuers[0].issuer", ISSUER.issuer());
    }
    properties.put("mcp.gateway.servers.strict.dpop.mode", "required");
    properties.put("mcp.gateway.servers.strict.dpop.nonce", "true");
    properties.put("mcp.gateway.servers.strict.dpop.algorithms", "ES256");
    properties.put("mcp.gateway.origins[0]", "https://app.example.com");
    gateway = GatewayFixture.start(BACKEND.uri("/mcp").toString(), ISSUER, properties);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    ISSUER.close();
    BACKEND.close();
  }

  @BeforeEach
  void forget() {
    BACKEND.reset();
  }

  @Test
  void letsABoundTokenPassWithAProofForEachRequest() {
    AccessToken token = bound("/mcp");
    for (int i = 0; i < 3; i++) {
      assertThat(proved("/mcp", token, proof("/mcp", token).sign()).send().statusCode())
          .isEqualTo(200);
    }
    assertThat(BACKEND.received())
        .hasSize(3)
        .allSatisfy(received ->
            assertThat(received.headers().keySet())
                .noneMatch(each ->
                    each.equalsIgnoreCase("DPoP") || each.equalsIgnoreCase("Authorization")));
  }

  @ParameterizedTest
  @MethodSource
  void refusesEveryOtherProof(UnaryOperator<Proofs> bad) {
    AccessToken token = bound("/mcp");
    // also of a token that is known: the cache says nothing of who shows it
    assertThat(proved("/mcp", token, proof("/mcp", token).sign()).send().statusCode())
        .isEqualTo(200);
    BACKEND.reset();
    HttpResponse<String> answer =
        proved("/mcp", token, bad.apply(proof("/mcp", token)).sign()).send();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(challenges(answer))
        .satisfiesExactly(
            bearer ->
                assertThat(bearer).startsWith("Bearer resource_metadata=").doesNotContain("error"),
            dpop ->
                assertThat(dpop)
                    .startsWith("DPoP error=\"invalid_dpop_proof\"")
                    .contains("algs=\"ES256 ES384 PS256 RS256 EdDSA Ed25519\""));
    assertThat(answer.body()).contains("invalid_dpop_proof").doesNotContain(token.value());
    assertThat(BACKEND.received()).isEmpty();
  }

  static Stream<Arguments> refusesEveryOtherProof() {
    return Stream.of(
        bad("by another key", proof -> proof.signedBy(Proofs.key())),
        bad("for another method", proof -> proof.with("htm", "GET")),
        bad("for another server", proof -> proof.with("htu", gateway.uri("/strict").toString())),
        bad("of long ago", proof -> proof.with("iat", 1_500_000_000)),
        bad("for another token", proof -> proof.with("ath", "x".repeat(43))),
        bad("without an id", proof -> proof.without("jti")),
        bad("with the private key", proof -> proof.withHeader("jwk", KEY.toJSONObject())));
  }

  @Test
  void acceptsNoProofTwice() {
    AccessToken token = bound("/mcp");
    String proof = proof("/mcp", token).sign();
    assertThat(proved("/mcp", token, proof).send().statusCode()).isEqualTo(200);
    BACKEND.reset();
    assertThat(proved("/mcp", token, proof).send().statusCode()).isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void takesNoBoundTokenForAnother() {
    AccessToken token = bound("/mcp");
    AccessToken elsewhere = bound("/plain");
    String proof = proof("/mcp", token).sign();
    for (Ping ping :
        List.of(
            Ping.to(gateway.uri("/mcp")).bearer(token),
            Ping.to(gateway.uri("/mcp")).bearer(token).with("DPoP", proof),
            Ping.to(gateway.uri("/mcp"))
                .cookie(token)
                .with("DPoP", proof)
                .with("Origin", "https://app.example.com"),
            Ping.to(gateway.uri("/plain")).bearer(elsewhere),
            Ping.to(gateway.uri("/plain"))
                .bearer(elsewhere)
                .with("DPoP", proof("/plain", elsewhere).sign()))) {
      HttpResponse<String> answer = ping.send();
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(challenges(answer).getFirst()).startsWith("Bearer error=\"invalid_token\"");
    }
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void takesNoOtherTokenForABoundOne() {
    AccessToken token = Tokens.of(ISSUER, gateway.resource()).sign();
    HttpResponse<String> answer = proved("/mcp", token, proof("/mcp", token).sign()).send();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(challenges(answer).getLast()).startsWith("DPoP error=\"invalid_token\"");
    assertThat(BACKEND.received()).isEmpty();
    assertThat(Ping.to(gateway.uri("/mcp")).bearer(token).send().statusCode()).isEqualTo(200);
  }

  @Test
  void refusesATokenThatIsBoundInAnotherWay() {
    AccessToken token =
        Tokens.of(ISSUER, gateway.resource()).with("cnf", Map.of("jwk", Map.of())).sign();
    assertThat(Ping.to(gateway.uri("/mcp")).bearer(token).send().statusCode()).isEqualTo(401);
    assertThat(proved("/mcp", token, proof("/mcp", token).sign()).send().statusCode())
        .isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void needsOneProof() {
    AccessToken token = bound("/mcp");
    String first = proof("/mcp", token).sign();
    assertThat(Ping.to(gateway.uri("/mcp")).with("Authorization", "DPoP " + token.value()).send())
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(401));
    assertThat(
            proved("/mcp", token, first)
                .with("DPoP", proof("/mcp", token).sign())
                .send()
                .statusCode())
        .isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void demandsAProofAndItsOwnNonceWhereItIsSaidSo() {
    AccessToken unbound = Tokens.of(ISSUER, gateway.uri("/strict").toString()).sign();
    HttpResponse<String> bearer = Ping.to(gateway.uri("/strict")).bearer(unbound).send();
    assertThat(bearer.statusCode()).isEqualTo(401);
    assertThat(challenges(bearer))
        .singleElement()
        .asString()
        .startsWith("DPoP error=\"invalid_token\"")
        .endsWith("algs=\"ES256\"");
    AccessToken token = bound("/strict");
    HttpResponse<String> asked = proved("/strict", token, proof("/strict", token).sign()).send();
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(challenges(asked))
        .singleElement()
        .asString()
        .startsWith("DPoP error=\"use_dpop_nonce\"");
    assertThat(BACKEND.received()).isEmpty();
    String nonce = asked.headers().firstValue("DPoP-Nonce").orElseThrow();
    for (int i = 0; i < 2; i++) {
      String proof = proof("/strict", token).with("nonce", nonce).sign();
      assertThat(proved("/strict", token, proof).send().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysInTheMetadataWhatItTakes() {
    JsonNode accepted = metadata("/mcp");
    assertThat(accepted.get("dpop_signing_alg_values_supported")).hasSize(6);
    assertThat(accepted.has("dpop_bound_access_tokens_required")).isFalse();
    JsonNode required = metadata("/strict");
    assertThat(required.get("dpop_signing_alg_values_supported").toString())
        .isEqualTo("[\"ES256\"]");
    assertThat(required.get("dpop_bound_access_tokens_required").asBoolean()).isTrue();
    JsonNode plain = metadata("/plain");
    assertThat(plain.has("dpop_signing_alg_values_supported")).isFalse();
    assertThat(plain.has("tls_client_certificate_bound_access_tokens")).isFalse();
  }

  @Test
  void letsPagesSendProofsAndReadNonces() {
    AccessToken token = bound("/strict");
    HttpResponse<String> answer =
        proved("/strict", token, proof("/strict", token).sign())
            .with("Origin", "https://app.example.com")
            .send();
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("DPoP-Nonce", "WWW-Authenticate");
  }

  private static JsonNode metadata(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri("/.well-known/oauth-protected-resource" + path))
            .method("GET", BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static AccessToken bound(String path) {
    return Tokens.of(ISSUER, gateway.uri(path).toString()).with("cnf", Proofs.boundTo(KEY)).sign();
  }

  private static Proofs proof(String path, AccessToken token) {
    return Proofs.of(KEY, "POST", gateway.uri(path).toString(), token, Clock.systemUTC());
  }

  private static Ping proved(String path, AccessToken token, String proof) {
    return Ping.to(gateway.uri(path))
        .with("Authorization", "DPoP " + token.value())
        .with("DPoP", proof);
  }

  private static List<String> challenges(HttpResponse<String> answer) {
    return answer.headers().allValues("WWW-Authenticate");
  }

  private static Arguments bad(String name, UnaryOperator<Proofs> bad) {
    return argumentSet(name, bad);
  }
}
