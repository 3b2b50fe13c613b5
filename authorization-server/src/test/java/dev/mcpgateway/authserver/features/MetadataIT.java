package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.mcpgateway.authserver.testing.Browser;
import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.Proofs;
import dev.mcpgateway.authserver.testing.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class MetadataIT {

  private static final String DOCUMENT =
      RunningServer.ISSUER + "/.well-known/oauth-authorization-server";

  /** Holds one field against what the server does. */
  @FunctionalInterface
  private interface Truth {
    void check(JsonNode value) throws Exception;
  }

  @Test
  void isTrueInEveryField() throws Exception {
    JsonNode document = new Browser().get(DOCUMENT).json();
    Map<String, Truth> truths = truths();

    assertThat(document.propertyNames()).containsExactlyInAnyOrderElementsOf(truths.keySet());
    for (Map.Entry<String, Truth> truth : truths.entrySet()) {
      truth.getValue().check(document.path(truth.getKey()));
    }
  }

  private static Map<String, Truth> truths() {
    Map<String, Truth> truths = new TreeMap<>();
    truths.put(
        "issuer",
        value ->
            assertThat(value.asString() + "/.well-known/oauth-authorization-server")
                .isEqualTo(DOCUMENT));
    truths.put("authorization_endpoint", MetadataIT::leadsToTheLogin);
    truths.put("token_endpoint", MetadataIT::givesTokens);
    truths.put("jwks_uri", MetadataIT::givesTheKeyOfTheTokens);
    truths.put("revocation_endpoint", MetadataIT::revokes);
    truths.put("scopes_supported", MetadataIT::grantsTheseScopesAndNoOther);
    truths.put("response_types_supported", MetadataIT::answersTheseTypesAndNoOther);
    truths.put("response_modes_supported", MetadataIT::answersInTheQuery);
    truths.put("grant_types_supported", MetadataIT::redeemsTheseGrantsAndNoOther);
    truths.put("token_endpoint_auth_methods_supported", value -> is(value, "none"));
    truths.put("revocation_endpoint_auth_methods_supported", value -> is(value, "none"));
    truths.put("code_challenge_methods_supported", MetadataIT::takesTheseChallengesAndNoOther);
    truths.put("dpop_signing_alg_values_supported", MetadataIT::takesProofsByTheseAlgorithms);
    truths.put("authorization_response_iss_parameter_supported", MetadataIT::sendsTheIssuer);
    truths.put("protected_resources", MetadataIT::grantsTheseResources);
    return truths;
  }

  private static void leadsToTheLogin(JsonNode value) throws Exception {
    assertThat(new Flow().address()).startsWith(value.asString() + "?");
    assertThat(new Flow().ask().location()).endsWith("/login");
  }

  private static void givesTokens(JsonNode value) throws Exception {
    assertThat(value.asString()).isEqualTo(RunningServer.ISSUER + "/oauth2/token");
    assertThat(new Flow().tokens().path("access_token").asString()).isNotEmpty();
  }

  private static void givesTheKeyOfTheTokens(JsonNode value) throws Exception {
    Page keys = new Browser().get(value.asString());
    assertThat(JWKSet.parse(keys.answer().body()).getKeys()).hasSize(1);
  }

  // with the method "none": a client id, and nothing that proves it
  private static void revokes(JsonNode value) throws Exception {
    String token = new Flow().tokens().path("refresh_token").asString();
    Page answer = new Browser().post(value.asString(), "token", token, "client_id", "mcp-client");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new Flow().refresh(token).status()).isEqualTo(400);
  }

  private static void grantsTheseScopesAndNoOther(JsonNode value) throws Exception {
    for (String scope : texts(value)) {
      assertThat(new Flow().with("scope", scope).tokens().path("scope").asString())
          .isEqualTo(scope);
    }
    assertThat(new Flow().with("scope", "other").ask().parameter("error"))
        .isEqualTo("invalid_scope");
  }

  private static void answersTheseTypesAndNoOther(JsonNode value) throws Exception {
    is(value, "code");
    assertThat(new Flow().with("response_type", "code").allow().parameter("code")).isNotEmpty();
    assertThat(new Flow().with("response_type", "code token").ask().parameter("error"))
        .isEqualTo("unsupported_response_type");
  }

  private static void answersInTheQuery(JsonNode value) throws Exception {
    is(value, "query");
    assertThat(URI.create(new Flow().allow().location()).getQuery()).contains("code=");
  }

  private static void redeemsTheseGrantsAndNoOther(JsonNode value) throws Exception {
    is(value, "authorization_code", "refresh_token");
    JsonNode tokens = new Flow().tokens();
    assertThat(new Flow().refresh(tokens.path("refresh_token").asString()).status()).isEqualTo(200);
    assertThat(
            new Flow()
                .redeem("x", "grant_type", "client_credentials")
                .json()
                .path("error")
                .asString())
        .isEqualTo("unsupported_grant_type");
  }

  private static void takesTheseChallengesAndNoOther(JsonNode value) throws Exception {
    is(value, "S256");
    assertThat(new Flow().code()).isNotEmpty();
    assertThat(new Flow().with("code_challenge_method", "plain").ask().parameter("error"))
        .isEqualTo("invalid_request");
  }

  private static void takesProofsByTheseAlgorithms(JsonNode value) throws Exception {
    JWK rsa = new RSAKeyGenerator(2048).generate();
    for (String name : texts(value)) {
      JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
      JWK key =
          JWSAlgorithm.Family.RSA.contains(algorithm)
              ? rsa
              : new ECKeyGenerator(Curve.forJWSAlgorithm(algorithm).iterator().next()).generate();
      assertThat(new Flow().proving(Proofs.of(key, algorithm)).tokens().path("token_type"))
          .hasToString("\"DPoP\"");
    }
  }

  private static void sendsTheIssuer(JsonNode value) throws Exception {
    assertThat(value.asBoolean()).isTrue();
    assertThat(new Flow().allow().parameter("iss")).isEqualTo(RunningServer.ISSUER);
    assertThat(new Flow().with("resource", null).ask().parameter("iss"))
        .isEqualTo(RunningServer.ISSUER);
  }

  private static void grantsTheseResources(JsonNode value) throws Exception {
    is(value, RunningServer.MCP, RunningServer.SSE);
    for (String resource : texts(value)) {
      assertThat(new Flow().with("resource", resource).code()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/oauth-authorization-server",
        "/oauth2/jwks",
        "/oauth2/token",
        "/oauth2/revoke"
      })
  void isOpenToClientsInABrowserWithoutCookies(String path) throws Exception {
    Page preflight = preflight(path);
    Page answer =
        new Browser()
            .send(
                HttpRequest.newBuilder(URI.create(RunningServer.ISSUER + path))
                    .header("Origin", "https://app.example"));

    for (Page page : new Page[] {preflight, answer}) {
      assertThat(page.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(page.header("Access-Control-Allow-Credentials")).isEmpty();
    }
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("mcp-protocol-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/authorize", "/login", "/consent", "/"})
  void isTheOnlyThingOpenToThem(String path) throws Exception {
    assertThat(preflight(path).header("Access-Control-Allow-Origin")).isEmpty();
  }

  private static Page preflight(String path) throws IOException, InterruptedException {
    return new Browser()
        .send(
            HttpRequest.newBuilder(URI.create(RunningServer.ISSUER + path))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,mcp-protocol-version"));
  }

  private static void is(JsonNode value, String... expected) {
    assertThat(texts(value)).containsExactly(expected);
  }

  private static List<String> texts(JsonNode value) {
    return value.valueStream().map(JsonNode::asString).toList();
  }
}
