package dev.mcpgateway.client.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenDemandTest {

  @Test
  void readsAllThatABearerChallengeSays() {
    TokenDemand demand =
        TokenDemand.of(
            List.of(
                "Bearer resource_metadata=\"https://a/m\", scope=\"a b\", error=\"invalid_token\","
                    + " error_description=\"It expired\""));

    assertThat(demand.resourceMetadata()).contains("https://a/m");
    assertThat(demand.scope()).contains("a b");
    assertThat(demand.error()).contains("invalid_token");
    assertThat(demand.errorDescription()).contains("It expired");
  }

  @Test
  void findsItInTheSecondHeaderAndAmongOthers() {
    assertThat(TokenDemand.of(List.of("Basic realm=a", "Digest x=y, Bearer scope=b")).scope())
        .contains("b");
  }

  @Test
  void prefersTheChallengeThatNamesMetadata() {
    TokenDemand demand =
        TokenDemand.of(
            List.of("Bearer scope=a", "Bearer resource_metadata=\"m\"", "Bearer scope=c"));

    assertThat(demand.resourceMetadata()).contains("m");
    assertThat(demand.scope()).isEmpty();
  }

  @Test
  void takesTheFirstWhereNoneNamesMetadata() {
    assertThat(TokenDemand.of(List.of("Bearer scope=a, Bearer scope=b")).scope()).contains("a");
  }

  @Test
  void knowsAServerThatTakesNothingWithoutAProof() {
    TokenDemand demand =
        TokenDemand.of(List.of("DPoP resource_metadata=\"m\", algs=\" ES256  PS256 \""));

    assertThat(demand.resourceMetadata()).contains("m");
    assertThat(demand.proof()).contains(new ProofDemand(true, List.of("ES256", "PS256")));
    assertThat(demand.withScope("a").proof()).isEqualTo(demand.proof());
  }

  @Test
  void knowsAServerThatTakesEither() {
    TokenDemand demand = TokenDemand.of(List.of("dpop scope=b, Bearer scope=a"));

    assertThat(demand.proof()).contains(new ProofDemand(false, List.of()));
    assertThat(demand.scope()).contains("a");
    assertThat(demand.error()).isEmpty();
    assertThat(TokenDemand.of(List.of("Bearer scope=a")).proof()).isEmpty();
  }

  /** What was wrong stands in the challenge of the scheme that the token was shown by. */
  @Test
  void findsTheErrorInEitherChallenge() {
    assertThat(TokenDemand.of(List.of("Bearer scope=a", "DPoP error=x, scope=b")))
        .extracting(TokenDemand::error, TokenDemand::scope)
        .containsExactly(Optional.of("x"), Optional.of("b"));
    assertThat(TokenDemand.of(List.of("DPoP scope=b", "Bearer error=y, scope=a")))
        .extracting(TokenDemand::error, TokenDemand::scope)
        .containsExactly(Optional.of("y"), Optional.of("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "use_dpop_nonce, true, true",
    "invalid_dpop_proof, true, false",
    "invalid_token, false, false"
  })
  void tellsAProofFromAToken(String error, boolean isAboutProof, boolean wantsNonce) {
    TokenDemand demand = TokenDemand.of(List.of("DPoP error=\"" + error + "\""));

    assertThat(demand.isAboutProof()).isEqualTo(isAboutProof);
    assertThat(demand.wantsNonce()).isEqualTo(wantsNonce);
  }

  @Test
  void saysNothingWithoutABearerChallenge() {
    assertThat(TokenDemand.of(List.of("Basic realm=\"x\""))).isEqualTo(TokenDemand.NONE);
    assertThat(TokenDemand.of(List.of())).isEqualTo(TokenDemand.NONE);
  }
}
