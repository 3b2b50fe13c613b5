package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.Proofs;
import dev.mcpgateway.authserver.testing.RunningServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens are bound to the key that a client proves, and come to nobody else. */
final class KeyBindingIT {

  private final Flow flow = new Flow();
  private ECKey key;
  private ECKey other;

  @BeforeEach
  void keys() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).generate();
    other = new ECKeyGenerator(Curve.P_256).generate();
  }

  @Test
  void bindsATokenToTheKeyOfTheProof() throws Exception {
    JsonNode tokens = flow.proving(proof(key)).tokens();

    assertThat(tokens.path("token_type").asString()).isEqualTo("DPoP");
    assertThat(boundTo(tokens)).isEqualTo(key.computeThumbprint().toString());
  }

  @Test
  void bindsNoneWithoutAProof() throws Exception {
    JsonNode tokens = flow.tokens();

    assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(
            SignedJWT.parse(tokens.path("access_token").asString()).getJWTClaimsSet().getClaims())
        .doesNotContainKey("cnf");
  }

  @Test
  void renewsByTheSameKeyOnly() throws Exception {
    String token = refreshToken(flow.proving(proof(key)).tokens());

    assertThat(error(flow.proving().refresh(token))).isEqualTo("invalid_dpop_proof");
    assertThat(error(flow.proving(proof(other)).refresh(token))).isEqualTo("invalid_dpop_proof");

    JsonNode second = flow.proving(proof(key)).refresh(token).json();
    assertThat(boundTo(second)).isEqualTo(key.computeThumbprint().toString());
    assertThat(error(flow.proving().refresh(refreshToken(second)))).isEqualTo("invalid_dpop_proof");
  }

  @Test
  void redeemsACodeByTheKeyOfItsRequestOnly() throws Exception {
    flow.with("dpop_jkt", key.computeThumbprint().toString());
    String code = flow.code();

    assertThat(error(flow.redeem(code))).isEqualTo("invalid_dpop_proof");
    assertThat(error(flow.proving(proof(other)).redeem(code))).isEqualTo("invalid_dpop_proof");
    assertThat(error(flow.proving("no proof").redeem(code))).isEqualTo("invalid_dpop_proof");

    assertThat(boundTo(flow.proving(proof(key)).redeem(code).json()))
        .isEqualTo(key.computeThumbprint().toString());
  }

  @Test
  void takesNoProofForAnotherAddressAndNoneTwice() throws Exception {
    String foreign = Proofs.of(key, JWSAlgorithm.ES256, RunningServer.ISSUER + "/other");
    String proof = proof(key);

    String code = flow.code();

    assertThat(error(flow.proving(foreign).redeem(code))).isEqualTo("invalid_dpop_proof");
    assertThat(error(flow.proving(proof(key), proof(key)).redeem(code)))
        .isEqualTo("invalid_request");
    assertThat(flow.proving(proof).redeem(code).status()).isEqualTo(200);
    assertThat(error(flow.proving(proof).redeem(new Flow().code())))
        .isEqualTo("invalid_dpop_proof");
  }

  private static String proof(ECKey by) {
    return Proofs.of(by, JWSAlgorithm.ES256);
  }

  private static String boundTo(JsonNode tokens) throws Exception {
    return String.valueOf(
        SignedJWT.parse(tokens.path("access_token").asString())
            .getJWTClaimsSet()
            .getJSONObjectClaim("cnf")
            .get("jkt"));
  }

  private static String refreshToken(JsonNode tokens) {
    return tokens.path("refresh_token").asString();
  }

  private static String error(Page answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().path("error").asString();
  }
}
