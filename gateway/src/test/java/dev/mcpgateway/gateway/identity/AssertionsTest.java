package dev.mcpgateway.gateway.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionsTest {

  private static final RSAKey RSA = FakeIssuer.rsaKey();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AssertionTarget TARGET =
      new AssertionTarget("X-Auth-Assertion", "https://mcp.example.com", "http://backend/mcp");

  private final MutableClock clock = MutableClock.atPresent();
  private final SigningKeys keys = SigningKeys.random(RANDOM);
  private final Assertions assertions = new Assertions(keys, clock, RANDOM);

  @Test
  void saysWhoCalls() throws Exception {
    SignedJWT jwt = SignedJWT.parse(of(alice(Duration.ofHours(1))));
    assertThat(jwt.getHeader().getType()).hasToString("mcp-caller+jwt");
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("https://mcp.example.com");
    assertThat(claims.getAudience()).containsExactly("http://backend/mcp");
    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getStringClaim("token_issuer")).isEqualTo("https://as");
    assertThat(claims.getStringClaim("client_id")).isEqualTo("app");
    assertThat(claims.getStringClaim("scope")).isEqualTo("a b");
    assertThat(claims.getStringListClaim("groups")).containsExactly("g", "h");
    assertThat(claims.getJWTID()).hasSize(32).isNotEqualTo("0".repeat(32));
    assertThat(claims.getIssueTime()).isEqualTo(clock.instant());
    assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plusSeconds(60));
  }

  @Test
  void saysNothingThatItDoesNotKnow() throws Exception {
    Caller robot =
        new Caller(
            new CallerId("https://as", Kind.CLIENT, "robot"),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Instant.MAX);
    assertThat(SignedJWT.parse(of(robot)).getJWTClaimsSet().toJSONObject())
        .containsOnlyKeys("iss", "aud", "token_issuer", "client_id", "iat", "exp", "jti")
        .containsEntry("client_id", "robot");
  }

  @Test
  void endsWithTheToken() throws Exception {
    Instant exp =
        SignedJWT.parse(of(alice(Duration.ofMillis(5_500))))
            .getJWTClaimsSet()
            .getExpirationTime()
            .toInstant();
    assertThat(exp).isEqualTo(clock.instant().plusSeconds(6));
  }

  @Test
  void servesHalfOfItsLife() {
    Caller alice = alice(Duration.ofHours(1));
    String first = of(alice);
    clock.advance(Duration.ofSeconds(29));
    assertThat(of(alice)).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(of(alice)).isNotEqualTo(first);
  }

  @Test
  void servesOneCallerAtOneServer() {
    String first = of(alice(Duration.ofHours(1)));
    assertThat(of(alice(Duration.ofHours(2)))).isNotEqualTo(first);
    var other = new AssertionTarget(TARGET.header(), TARGET.issuer(), "http://other");
    assertThat(requireNonNull(assertions.of(other, alice(Duration.ofHours(1))).block()))
        .isNotEqualTo(first);
  }

  @Test
  void signsWithTheFirstKeyAndPublishesAll() throws Exception {
    JWK rsa = parsed(new RSAKey.Builder(RSA).keyID(null).build());
    JWK ec = parsed(new ECKeyGenerator(Curve.P_256).keyID("named").generate());
    for (List<JWK> order : List.of(List.of(rsa, ec), List.of(ec, rsa))) {
      var both = new Assertions(new SigningKeys(order), clock, RANDOM);
      SignedJWT jwt =
          SignedJWT.parse(requireNonNull(both.of(TARGET, alice(Duration.ofHours(1))).block()));
      assertThat(jwt.getHeader().getKeyID()).isEqualTo(order.getFirst().getKeyID());
      JWKSet published = JWKSet.parse(both.published());
      assertThat(published.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
      JWK key = requireNonNull(published.getKeyByKeyId(jwt.getHeader().getKeyID()));
      assertThat(
              jwt.verify(
                  new DefaultJWSVerifierFactory()
                      .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey())))
          .isTrue();
    }
    assertThat(ec.getKeyID()).isEqualTo("named");
    assertThat(rsa.getKeyID()).isNotBlank();
  }

  @Test
  void refusesKeysThatCannotSign() throws Exception {
    assertThat(SigningKeys.parse(RSA.toPublicJWK().toString())).isEmpty();
    assertThat(SigningKeys.parse(new RSAKeyGenerator(1024, true).generate().toString())).isEmpty();
    assertThat(SigningKeys.parse(new ECKeyGenerator(Curve.P_384).generate().toString())).isEmpty();
    assertThat(
            SigningKeys.parse(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toString()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "secret", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"})
  void refusesWhatIsNoKey(String text) {
    assertThat(SigningKeys.parse(text)).isEmpty();
  }

  @Test
  void readsWhatOpensslWrites() throws Exception {
    assertThat(SigningKeys.parse(pem("PRIVATE KEY", RSA.toPrivateKey())))
        .hasValueSatisfying(each ->
            assertThat(each.toPublicJWK().getRequiredParams()).isEqualTo(RSA.getRequiredParams()));
    ECKey ec = new ECKeyGenerator(Curve.P_256).generate();
    String secret = pem("PRIVATE KEY", ec.toPrivateKey());
    assertThat(SigningKeys.parse(secret + pem("PUBLIC KEY", ec.toPublicKey())))
        .hasValueSatisfying(each ->
            assertThat(each.toPublicJWK().getRequiredParams()).isEqualTo(ec.getRequiredParams()));
    assertThat(SigningKeys.parse(secret)).isEmpty();
    assertThat(SigningKeys.parse(secret.replace("END", "BEGIN"))).isEmpty();
    assertThat(SigningKeys.parse(pem("PUBLIC KEY", ec.toPublicKey()))).isEmpty();
    assertThat(SigningKeys.parse(secret + pem("PUBLIC KEY", RSA.toPublicKey()))).isEmpty();
    ECKey other = new ECKeyGenerator(Curve.P_384).generate();
    assertThat(
            SigningKeys.parse(
                pem("PRIVATE KEY", other.toPrivateKey()) + pem("PUBLIC KEY", other.toPublicKey())))
        .isEmpty();
    assertThat(SigningKeys.parse("-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----"))
        .isEmpty();
  }

  private static String pem(String label, Key key) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(key.getEncoded()));
  }

  @Test
  void showsNoKey() {
    assertThat(keys).hasToString("SigningKeys[1 hidden]");
    assertThat(new BackendCredential("X-Api-Key", "s3cret").toString()).doesNotContain("s3cret");
  }

  private static JWK parsed(JWK key) {
    return SigningKeys.parse(key.toString()).orElseThrow();
  }

  private String of(Caller caller) {
    return requireNonNull(assertions.of(TARGET, caller).block());
  }

  private Caller alice(Duration life) {
    return new Caller(
        new CallerId("https://as", Kind.SUBJECT, "alice"),
        Optional.of("app"),
        Set.of("b", "a"),
        Set.of("h", "g"),
        Set.of(),
        clock.instant().plus(life));
  }
}
