package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.authserver.testing.Browser;
import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.RunningServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CodeFlowIT {

  @Test
  void endsWithAnAccessTokenForTheResourceAlone() throws Exception {
    JsonNode tokens = new Flow().with("scope", "mcp:admin mcp").tokens();

    assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asInt()).isBetween(290, 300);
    assertThat(tokens.path("scope").asString().split(" "))
        .containsExactlyInAnyOrder("mcp", "mcp:admin");

    SignedJWT token = SignedJWT.parse(tokens.path("access_token").asString());
    JWKSet keys = JWKSet.parse(get("/oauth2/jwks").answer().body());
    assertThat(keys.containsNonPublicKeys()).isFalse();
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(
            token.verify(
                new RSASSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
        .isTrue();
    Map<String, Object> claims = token.getJWTClaimsSet().toJSONObject();
    assertThat(claims)
        .containsEntry("iss", RunningServer.ISSUER)
        .containsEntry("aud", RunningServer.MCP)
        .containsEntry("sub", "alice@example.com")
        .containsEntry("client_id", "mcp-client")
        .containsEntry("scope", "mcp mcp:admin")
        .containsOnlyKeys("iss", "aud", "sub", "client_id", "scope", "jti", "iat", "nbf", "exp");
    assertThat(token.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(token.getJWTClaimsSet().getIssueTime().toInstant().plusSeconds(300));
  }

  @Test
  void answersWithCodeStateAndIssuerAndNothingElse() throws Exception {
    Page answer = new Flow().allow();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).startsWith(Flow.REDIRECT + "?");
    assertThat(answer.parameters())
        .containsEntry("state", "s t&te")
        .containsEntry("iss", RunningServer.ISSUER)
        .containsOnlyKeys("code", "state", "iss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/callback",
        "http://127.0.0.1:1/callback",
        "http://[::1]:65535/oauth/callback"
      })
  void takesAnyPortOnThisMachine(String redirectUri) throws Exception {
    Flow flow = new Flow().with("redirect_uri", redirectUri).with("state", null);
    Page answer = flow.allow();

    assertThat(answer.location()).startsWith(redirectUri + "?code=");
    assertThat(answer.parameters()).containsOnlyKeys("code", "iss");
    assertThat(flow.redeem(answer.parameter("code")).status()).isEqualTo(200);
  }

  @Test
  void grantsTheFirstScopeWhereNoneIsAskedFor() throws Exception {
    assertThat(new Flow().with("scope", null).tokens().path("scope").asString()).isEqualTo("mcp");
  }

  @Test
  void showsWhoAsksForWhatAndWhereTheAnswerGoes() throws Exception {
    Page consent = new Flow().with("scope", "mcp:admin").consentPage();

    assertThat(consent.html().text())
        .contains("MCP client", "mcp-client", "alice@example.com")
        .contains(RunningServer.MCP, "Administer the server", "mcp:admin", "localhost:54321")
        .contains("program on this computer")
        .doesNotContain("Use the tools");
  }

  @Test
  void asksForConsentEachTime() throws Exception {
    Flow flow = new Flow();
    flow.allow();

    Page again = flow.ask();

    assertThat(again.location()).startsWith(RunningServer.ISSUER + "/consent?");
  }

  @Test
  void tellsTheClientThatItWasDenied() throws Exception {
    Flow flow = new Flow();
    Page answer = flow.browser().submit(flow.consentPage().form("Deny"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).startsWith(Flow.REDIRECT + "?error=access_denied&");
    assertThat(answer.parameters())
        .containsEntry("state", "s t&te")
        .containsEntry("iss", RunningServer.ISSUER)
        .doesNotContainKey("code");
  }

  @Test
  void letsNobodyInWithAWrongPassword() throws Exception {
    Flow flow = new Flow();
    Page login = flow.loginPage();
    assertThat(login.html().text()).contains("MCP client asks you to log in");

    Page answer =
        flow.browser()
            .submit(login.form("Log in"), "username", "alice@example.com", "password", "wrong");

    assertThat(answer.location()).endsWith("/login?error");
    assertThat(flow.browser().get(answer.location()).html().text()).contains("is wrong");
    assertThat(flow.ask().location()).endsWith("/login");
  }

  private static Page get(String path) throws IOException, InterruptedException {
    return new Browser().get(RunningServer.ISSUER + path);
  }
}
