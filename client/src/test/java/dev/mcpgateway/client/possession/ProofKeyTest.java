package dev.mcpgateway.client.possession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.nimbusds.jose.jwk.Curve;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.testing.Keys;
import dev.mcpgateway.client.testing.ShownProof;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProofKeyTest {

  private static final Moment MOMENT = new Moment(Instant.parse("2026-01-01T00:00:00Z"), "id-1");
  private static final URI ADDRESS = URI.create("https://mcp.example/mcp");

  private final ProofKey key = ProofKey.generate();

  /** The token and its hash are those of RFC 9449, 7.1. */
  @Test
  void signsForOneRequestWithItsToken() {
    Secret token = new Secret("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU");

    ShownProof proof =
        signed(new Proof("POST", ADDRESS, Optional.of(token), Optional.of("n-1"), MOMENT));

    assertThat(proof.type()).isEqualTo("dpop+jwt");
    assertThat(proof.thumbprint()).isEqualTo(key.thumbprint());
    assertThat(proof.claims())
        .containsOnly(
            entry("jti", "id-1"),
            entry("iat", Date.from(MOMENT.now())),
            entry("htm", "POST"),
            entry("htu", "https://mcp.example/mcp"),
            entry("ath", "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"),
            entry("nonce", "n-1"));
  }

  @Test
  void saysNothingOfATokenOrANonceThatIsNotThere() {
    assertThat(signed(new Proof("GET", ADDRESS, Optional.empty(), Optional.empty(), MOMENT)))
        .extracting(ShownProof::claims)
        .satisfies(claims -> assertThat(claims).doesNotContainKeys("ath", "nonce"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/mcp?q=1#f, https://a.example/mcp",
    "https://a.example:8443/a%20b, https://a.example:8443/a%20b",
    "HTTPS://A.example:443, https://a.example/",
    "http://[::1]:80/, http://[::1]/"
  })
  void namesTheAddressWithoutQueryAndFragment(URI address, String target) {
    Proof proof = new Proof("GET", address, Optional.empty(), Optional.empty(), MOMENT);

    assertThat(signed(proof).claim("htu")).isEqualTo(target);
  }

  @Test
  void isTheSameAfterItWasKept() {
    ProofKey kept = ProofKey.parse(key.secret());

    assertThat(kept).isEqualTo(key).hasSameHashCodeAs(key).isNotEqualTo(ProofKey.generate());
    assertThat(kept.thumbprint()).isEqualTo(key.thumbprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "not a key", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"hidden\"}"})
  void isNoOtherText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProofKey.parse(new Secret(text)))
        .withMessageNotContaining("hidden")
        .withNoCause();
  }

  @Test
  void isNoOtherCurveAndNoPublicKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProofKey.parse(new Secret(Keys.curve(Curve.P_384).toJSONString())));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ProofKey.parse(new Secret(Keys.curve(Curve.P_256).toPublicJWK().toString())));
  }

  @Test
  void showsNothingOfItsPrivateHalf() {
    assertThat(key).hasToString("ProofKey[" + key.thumbprint() + "]");
    assertThat(key.secret()).hasToString("Secret");
  }

  private ShownProof signed(Proof proof) {
    return ShownProof.of(key.sign(proof).text());
  }
}
