package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.testing.Keys;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientKeyTest {

  static Stream<Arguments> curves() {
    return Stream.of(
        Arguments.of(Curve.P_256, JWSAlgorithm.ES256),
        Arguments.of(Curve.P_384, JWSAlgorithm.ES384),
        Arguments.of(Curve.P_521, JWSAlgorithm.ES512));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void signsByItsCurve(Curve curve, JWSAlgorithm algorithm) throws JOSEException {
    ECKey key = Keys.curve(curve);

    ClientKey parsed = parse(key.toJSONString());

    assertThat(parsed.algorithms()).containsExactly(algorithm);
    assertThat(parsed.id()).contains("k1");
    assertThat(parsed.signer().supportedJWSAlgorithms()).contains(algorithm);
    assertThat(parse(Keys.pem(key.toECPrivateKey())).algorithms()).containsExactly(algorithm);
    assertThat(parse(Keys.pem(key.toECPrivateKey())).id()).isEmpty();
  }

  @Test
  void signsByRsa() throws JOSEException {
    var key = new RSAKeyGenerator(2048).generate();

    assertThat(parse(key.toJSONString()).algorithms()).startsWith(JWSAlgorithm.RS256);
    assertThat(parse("text before\n" + Keys.pem(key.toRSAPrivateKey())).signer()).isNotNull();
  }

  @Test
  void refusesAKeyWithoutItsPrivatePart() {
    refuses(Keys.curve(Curve.P_256).toPublicJWK().toJSONString(), "private part");
  }

  @Test
  void refusesKeysOfOtherKinds() throws JOSEException {
    refuses(new OctetSequenceKeyGenerator(256).generate().toJSONString(), "EC");
    refuses("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}", "EC");
    refuses(new RSAKeyGenerator(1024, true).generate().toJSONString(), "2048");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "-----BEGIN EC PRIVATE KEY-----\nAA==\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----",
        "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----"
      })
  void refusesWhatIsNoKey(String text) {
    refuses(text, "it holds no");
  }

  @Test
  void showsNothingOfItself() {
    ECKey key = Keys.curve(Curve.P_256);

    assertThat(parse(key.toJSONString())).hasToString("ClientKey[ES256]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(key.toJSONString().replace("\"EC\"", "\"XX\"")))
        .withMessageNotContaining(key.getD().toString());
  }

  private static void refuses(String text, String why) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageContaining(why);
  }

  private static ClientKey parse(String text) {
    return ClientKey.parse(new Secret(text));
  }
}
