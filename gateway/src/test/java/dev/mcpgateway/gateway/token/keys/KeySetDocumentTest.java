package dev.mcpgateway.gateway.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetDocumentTest {

  private static final RSAKey RSA = FakeIssuer.rsaKey();
  private static final String SIGNED = "what is signed";

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void verifiesWithRsa(String algorithm) throws JOSEException {
    assertVerifies(RSA, JWSAlgorithm.parse(algorithm));
  }

  @ParameterizedTest
  @MethodSource
  void verifiesWithEllipticCurves(Curve curve, JWSAlgorithm algorithm) throws JOSEException {
    assertVerifies(new ECKeyGenerator(curve).keyID("ec").generate(), algorithm);
  }

  static Stream<Arguments> verifiesWithEllipticCurves() {
    return Stream.of(
        arguments(Curve.P_256, JWSAlgorithm.ES256),
        arguments(Curve.P_384, JWSAlgorithm.ES384),
        arguments(Curve.P_521, JWSAlgorithm.ES512));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "Ed25519"})
  void verifiesWithEd25519(String name) throws GeneralSecurityException {
    // several, since the sign bit and leading zeros differ from key to key
    for (int i = 0; i < 20; i++) {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(SIGNED.getBytes(StandardCharsets.US_ASCII));
      Base64URL signature = Base64URL.encode(signer.sign());
      VerificationKey key =
          onlyKey(Map.of("kty", "OKP", "crv", "Ed25519", "kid", "ed", "x", x(pair)));
      JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
      assertThat(key.verifies(algorithm, SIGNED, signature)).isTrue();
      assertThat(key.verifies(algorithm, SIGNED + "!", signature)).isFalse();
      assertThat(key.verifies(algorithm, SIGNED, new Base64URL("c2ln"))).isFalse();
      assertThat(key.verifies(JWSAlgorithm.RS256, SIGNED, signature)).isFalse();
    }
  }

  /** RFC 8037, appendix A. */
  @Test
  void verifiesTheEd25519ExampleOfItsSpecification() {
    VerificationKey key =
        onlyKey(
            Map.of(
                "kty", "OKP",
                "crv", "Ed25519",
                "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    assertThat(
            key.verifies(
                JWSAlgorithm.EdDSA,
                "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
                new Base64URL(
                    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt"
                        + "9g7sVvpAr_MuM0KAg")))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource
  void leavesOutWhatShouldNotVerify(Map<String, Object> entry) {
    assertThat(keys(List.of(entry))).isEmpty();
  }

  static Stream<Map<String, Object>> leavesOutWhatShouldNotVerify() {
    return Stream.of(
        rsa("use", "enc"),
        rsa("use", "else"),
        rsa("key_ops", List.of("encrypt")),
        rsa("key_ops", List.of("sign")),
        rsa("alg", "RSA-OAEP"),
        rsa("alg", "HS256"),
        rsa("alg", "none"),
        rsa("alg", "ES256"),
        rsa("n", modulus(1024)),
        rsa("n", modulus(2047)),
        rsa("n", modulus(16384)),
        rsa("n", ""),
        rsa("n", 7),
        rsa("kid", 7),
        rsa("kty", "oct"),
        rsa("kty", "unknown"),
        RSA.toJSONObject(),
        Map.of("kty", "oct", "k", "c2VjcmV0", "alg", "HS256"),
        Map.of("kty", "EC", "crv", "secp256k1", "x", "AA", "y", "AA"),
        Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA"),
        Map.of("kty", "OKP", "crv", "Ed25519", "x", "AA"),
        Map.of("kty", "OKP", "crv", "X25519", "x", "AA"),
        Map.of("kty", "OKP", "crv", "Ed448", "x", "AA"),
        Map.of());
  }

  @ParameterizedTest
  @MethodSource
  void takesWhatIsMeantForVerification(Map<String, Object> entry) {
    assertThat(keys(List.of(entry))).hasSize(1);
  }

  static Stream<Map<String, Object>> takesWhatIsMeantForVerification() {
    return Stream.of(
        rsa("use", "sig"),
        rsa("key_ops", List.of("verify")),
        rsa("key_ops", List.of("verify", "sign")),
        rsa("alg", "RS256"),
        rsa("alg", "PS512"),
        rsa("x5t", "not checked"),
        rsa("unknown", Map.of("a", 1)));
  }

  @Test
  void allowsAKeyItsOwnAlgorithmOnly() {
    VerificationKey key = onlyKey(rsa("alg", "PS256"));
    assertThat(key.fits(JWSAlgorithm.PS256)).isTrue();
    assertThat(key.fits(JWSAlgorithm.RS256)).isFalse();
  }

  @Test
  void leavesTheOthersGoodWhereOneIsNot() {
    assertThat(keys(List.of("text", 7, Map.of("kty", "RSA"), rsa("use", "sig"), List.of())))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource
  void tellsASetFromSomethingElse(Map<String, Object> document) {
    assertThat(KeySetDocument.entries(document)).isEmpty();
  }

  static Stream<Map<String, Object>> tellsASetFromSomethingElse() {
    return Stream.of(
        Map.of(), Map.of("keys", "none"), Map.of("keys", Map.of()), Map.of("error", "no"));
  }

  @Test
  void findsTheOneKeyThatATokenCanMean() throws JOSEException {
    RSAKey other = FakeIssuer.rsaKey();
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID(RSA.getKeyID()).generate();
    KeySnapshot keys = snapshot(RSA, other, ec);
    assertThat(keys.find(id(RSA), JWSAlgorithm.RS256)).isPresent();
    assertThat(keys.find(id(other), JWSAlgorithm.RS256)).isPresent();
    assertThat(keys.find(id(RSA), JWSAlgorithm.ES256)).isPresent();
    assertThat(keys.find(id(other), JWSAlgorithm.ES256)).isEmpty();
    assertThat(keys.find(Optional.of("else"), JWSAlgorithm.RS256)).isEmpty();
  }

  @Test
  void findsAKeyForATokenWithoutKidOnlyWhereOneFits() throws JOSEException {
    ECKey ec = new ECKeyGenerator(Curve.P_256).generate();
    assertThat(snapshot(RSA, ec).find(Optional.empty(), JWSAlgorithm.RS256)).isPresent();
    assertThat(snapshot(RSA, ec).find(Optional.empty(), JWSAlgorithm.ES256)).isPresent();
    assertThat(snapshot(RSA, FakeIssuer.rsaKey()).find(Optional.empty(), JWSAlgorithm.RS256))
        .isEmpty();
    assertThat(snapshot(ec).find(Optional.of("kid"), JWSAlgorithm.ES256)).isEmpty();
  }

  @Test
  void triesNoneOfTwoKeysOfOneName() {
    JWK twin = new RSAKey.Builder(FakeIssuer.rsaKey()).keyID(RSA.getKeyID()).build();
    assertThat(snapshot(RSA, twin).find(id(RSA), JWSAlgorithm.RS256)).isEmpty();
  }

  @Test
  void takesAKeyThatIsListedTwiceForOne() {
    assertThat(snapshot(RSA, RSA).find(id(RSA), JWSAlgorithm.RS256)).isPresent();
  }

  @Test
  void keepsTheKeysThatStay() {
    KeySnapshot first = snapshot(RSA);
    VerificationKey key = first.find(id(RSA), JWSAlgorithm.RS256).orElseThrow();
    KeySnapshot second = first.replacedBy(List.of(RSA.toPublicJWK(), FakeIssuer.rsaKey()));
    assertThat(second.holds(key)).isTrue();
    assertThat(first.replacedBy(List.of()).holds(key)).isFalse();
    JWK impostor = new RSAKey.Builder(FakeIssuer.rsaKey()).keyID(RSA.getKeyID()).build();
    assertThat(first.replacedBy(List.of(impostor.toPublicJWK())).holds(key)).isFalse();
    JWK narrowed = new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.PS256).build();
    assertThat(first.replacedBy(List.of(narrowed.toPublicJWK())).holds(key)).isFalse();
  }

  private static void assertVerifies(JWK jwk, JWSAlgorithm algorithm) throws JOSEException {
    Base64URL signature =
        new DefaultJWSSignerFactory()
            .createJWSSigner(jwk, algorithm)
            .sign(new JWSHeader(algorithm), SIGNED.getBytes(StandardCharsets.US_ASCII));
    VerificationKey key = onlyKey(jwk.toPublicJWK().toJSONObject());
    assertThat(key.verifies(algorithm, SIGNED, signature)).isTrue();
    assertThat(key.verifies(algorithm, SIGNED + "!", signature)).isFalse();
    assertThat(key.verifies(algorithm, SIGNED, new Base64URL("c2ln"))).isFalse();
    assertThat(key.verifies(algorithm, SIGNED, new Base64URL(""))).isFalse();
    assertThat(key.verifies(JWSAlgorithm.HS256, SIGNED, signature)).isFalse();
  }

  private static VerificationKey onlyKey(Map<String, Object> entry) {
    List<VerificationKey> keys = keys(List.of(entry));
    assertThat(keys).hasSize(1);
    return keys.getFirst();
  }

  private static List<VerificationKey> keys(List<Object> entries) {
    return KeySetDocument.entries(Map.of("keys", entries)).orElseThrow().stream()
        .map(KeySetDocument::key)
        .flatMap(Optional::stream)
        .toList();
  }

  private static KeySnapshot snapshot(JWK... keys) {
    return KeySnapshot.none().replacedBy(Arrays.stream(keys).map(JWK::toPublicJWK).toList());
  }

  private static Optional<String> id(JWK key) {
    return Optional.of(key.getKeyID());
  }

  private static Map<String, Object> rsa(String name, Object value) {
    Map<String, Object> entry =
        new HashMap<>(new LinkedHashMap<>(RSA.toPublicJWK().toJSONObject()));
    entry.put(name, value);
    return entry;
  }

  private static String modulus(int bits) {
    return Base64URL.encode(BigInteger.TWO.pow(bits - 1).add(BigInteger.ONE)).toString();
  }

  private static String x(KeyPair pair) {
    EdECPublicKey key = (EdECPublicKey) pair.getPublic();
    byte[] bytes = new byte[32];
    byte[] y = key.getPoint().getY().toByteArray();
    for (int i = 0; i < Math.min(y.length, 32); i++) {
      bytes[i] = y[y.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      bytes[31] |= (byte) 0x80;
    }
    return Base64URL.encode(bytes).toString();
  }
}
