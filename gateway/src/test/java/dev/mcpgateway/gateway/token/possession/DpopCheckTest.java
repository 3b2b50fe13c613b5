package dev.mcpgateway.gateway.token.possession;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.seal.SealKeys;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Proofs;
import dev.mcpgateway.gateway.testing.Servers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class DpopCheckTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final AccessToken TOKEN = new AccessToken("a.t0ken.text");
  private static final ECKey KEY = Proofs.key();
  private static final ECKey OTHER = Proofs.key();
  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final ProtectedServer SERVER =
      Servers.server("demo", RESOURCE, Servers.trusting("https://login.example.com", RESOURCE));
  private static final ProtectedServer ASKING =
      Servers.server("asking", RESOURCE, Servers.trusting("https://login.example.com", RESOURCE));

  private final MutableClock clock = MutableClock.atPresent();
  private final Seal seal = new Seal(SealKeys.random(new SecureRandom()));
  private final DpopCheck check = check(100);

  @Test
  void acceptsAGoodProof() {
    assertThat(refusal(proof().sign())).isEmpty();
  }

  @Test
  void acceptsAProofForAUrlInAnotherSpelling() {
    assertThat(refusal(proof().with("htu", "HTTPS://MCP.example.com:443/%6Dcp?a=b#c").sign()))
        .isEmpty();
  }

  @Test
  void comparesWithWhatClientsCallNotWithTheHostOfTheRequest() {
    MockServerWebExchange inside =
        MockServerWebExchange.from(
            MockServerHttpRequest.post("http://gateway.internal:3001/mcp/messages?s=x")
                .header("DPoP", proof().with("htu", RESOURCE + "/messages").sign()));
    assertThat(check.check(inside, SERVER, TOKEN, thumbprint(KEY))).isEmpty();
    MockServerWebExchange misled =
        MockServerWebExchange.from(
            MockServerHttpRequest.post("http://gateway.internal:3001/mcp")
                .header("DPoP", proof().with("htu", "http://gateway.internal:3001/mcp").sign()));
    assertThat(check.check(misled, SERVER, TOKEN, thumbprint(KEY))).isPresent();
  }

  @Test
  void acceptsTheKeysThatAreConfigured() throws Exception {
    RSAKey rsa = FakeIssuer.rsaKey();
    assertThat(refusal(by(rsa, "PS256"), thumbprint(rsa))).isEmpty();
    RSAKey small = new RSAKeyGenerator(1024, true).generate();
    assertThat(
            refusal(
                proof()
                    .signedBy(rsa)
                    .withHeader("alg", "PS256")
                    .withHeader("jwk", small.toPublicJWK().toJSONObject())
                    .sign(),
                thumbprint(small)))
        .isPresent();
    assertThat(refusal(by(rsa, "RS512"), thumbprint(rsa)).orElse("")).contains("alg is RS512");
  }

  @ParameterizedTest
  @MethodSource
  void refusesEveryOtherProof(UnaryOperator<Proofs> bad, String detail) {
    assertThat(refusal(bad.apply(proof()).sign()).orElse("")).contains(detail);
  }

  static Stream<Arguments> refusesEveryOtherProof() {
    return Stream.of(
        bad("no typ", proof -> proof.withoutHeader("typ"), "typ is null"),
        bad("a JWT", proof -> proof.withHeader("typ", "JWT"), "typ is JWT"),
        bad("an access token", proof -> proof.withHeader("typ", "at+jwt"), "typ is at+jwt"),
        bad("typ in capitals", proof -> proof.withHeader("typ", "DPOP+JWT"), "typ is"),
        bad("no key", proof -> proof.withoutHeader("jwk"), "jwk"),
        bad("text for a key", proof -> proof.withHeader("jwk", "x"), "jwk"),
        bad("a private key", proof -> proof.withHeader("jwk", KEY.toJSONObject()), "jwk"),
        bad("a shared key", proof -> proof.withHeader("jwk", shared().toJSONObject()), "jwk"),
        bad("a key for something else", proof -> proof.withHeader("jwk", forEncryption()), "jwk"),
        bad("named by kid", proof -> proof.withoutHeader("jwk").withHeader("kid", "x"), "jwk"),
        bad("signed by another", proof -> proof.signedBy(OTHER), "signature"),
        bad(
            "another's altogether",
            proof -> proof.signedBy(OTHER).withHeader("jwk", OTHER.toPublicJWK().toJSONObject()),
            "another key"),
        bad("an extension", proof -> proof.withHeader("crit", List.of("exp")), "crit"),
        bad("other method", proof -> proof.with("htm", "GET"), "htm is GET"),
        bad("method in small letters", proof -> proof.with("htm", "post"), "htm is post"),
        bad("no method", proof -> proof.without("htm"), "no htm"),
        bad("methods", proof -> proof.with("htm", List.of("POST")), "no htm"),
        bad("other path", proof -> proof.with("htu", RESOURCE + "/x"), "htu is"),
        bad("other host", proof -> proof.with("htu", "https://else.example.com/mcp"), "htu is"),
        bad("other scheme", proof -> proof.with("htu", "http://mcp.example.com/mcp"), "htu is"),
        bad("path alone", proof -> proof.with("htu", "/mcp"), "htu is"),
        bad("no URL", proof -> proof.without("htu"), "no htu"),
        bad("no time", proof -> proof.without("iat"), "no iat"),
        bad("time as text", proof -> proof.with("iat", "1800000000"), "iat is no number"),
        bad("long ago", proof -> proof.with("iat", 1_500_000_000), "not now"),
        bad("far ahead", proof -> proof.with("iat", 4_000_000_000L), "not now"),
        bad("no id", proof -> proof.without("jti"), "no jti"),
        bad("empty id", proof -> proof.with("jti", ""), "no jti"),
        bad("number for an id", proof -> proof.with("jti", 7), "no jti"),
        bad("endless id", proof -> proof.with("jti", "x".repeat(257)), "jti is longer"),
        bad("no hash", proof -> proof.without("ath"), "no ath"),
        bad("another token's hash", proof -> proof.with("ath", hash("else")), "ath"),
        bad("hash in hexadecimal", proof -> proof.with("ath", TOKEN.hash().toString()), "ath"),
        bad("padded hash", proof -> proof.with("ath", hash(TOKEN.value()) + "="), "ath"));
  }

  @Test
  void refusesWhatIsNotSignedAsymmetrically() {
    assertThat(refusal(proof().withHeader("alg", "none").withSignature("")).orElse(""))
        .contains("alg is none");
    assertThat(refusal(proof().withHeader("alg", "HS256").withSignature("c2ln")).orElse(""))
        .contains("alg is HS256");
    assertThat(refusal(proof().withSignature("")).orElse("")).contains("signature");
    assertThat(refusal("no proof").orElse("")).contains("no signed JWT");
  }

  @Test
  void needsExactlyOneProof() {
    assertThat(detail(check.check(exchange(), SERVER, TOKEN, thumbprint(KEY))))
        .hasValue("no DPoP header");
    MockServerWebExchange two = exchange(proof().sign(), proof().sign());
    assertThat(detail(check.check(two, SERVER, TOKEN, thumbprint(KEY))))
        .hasValue("more than one DPoP header");
    assertThat(refusal(proof().sign() + "," + proof().sign())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "60, true", "-60, true", "61, false", "-61, false"})
  void acceptsProofsOfNow(int secondsAgo, boolean accepted) {
    long iat = clock.instant().getEpochSecond() - secondsAgo;
    assertThat(refusal(proof().with("iat", iat).sign()).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void acceptsAProofOnceInAllItsTime() {
    String proof = proof().with("iat", clock.instant().getEpochSecond() + 60).sign();
    assertThat(refusal(proof)).isEmpty();
    for (int i = 0; i < 12; i++) {
      assertThat(refusal(proof)).hasValue("shown before");
      clock.advance(Duration.ofSeconds(10));
    }
    assertThat(refusal(proof)).hasValue("shown before");
    clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(proof).orElse("")).contains("not now");
  }

  @Test
  void remembersNoProofThatIsBadInItself() {
    String id = "the-same";
    assertThat(refusal(proof().with("jti", id).with("htm", "GET").sign())).isPresent();
    assertThat(refusal(proof().with("jti", id).signedBy(OTHER).sign())).isPresent();
    assertThat(refusal(proof().with("jti", id).sign())).isEmpty();
    assertThat(refusal(proof().with("jti", id).sign())).hasValue("shown before");
  }

  @Test
  void refusesRatherThanForgets() {
    DpopCheck small = check(1);
    assertThat(small.check(exchange(proof().sign()), SERVER, TOKEN, thumbprint(KEY))).isEmpty();
    assertThat(small.check(exchange(proof().sign()), SERVER, TOKEN, thumbprint(KEY)))
        .get()
        .isInstanceOf(Refusal.Overloaded.class);
  }

  @Test
  void asksForItsNonce() {
    Optional<Refusal> asked = check.check(exchange(proof().sign()), ASKING, TOKEN, thumbprint(KEY));
    assertThat(asked).get().isInstanceOf(Refusal.NonceNeeded.class);
    String nonce = ((Refusal.NonceNeeded) asked.orElseThrow()).nonce();
    assertThat(withNonce(nonce)).isEmpty();
    assertThat(withNonce(nonce)).isEmpty();
    clock.advance(Duration.ofMinutes(5));
    assertThat(withNonce(nonce)).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(withNonce(nonce)).get().isInstanceOf(Refusal.NonceNeeded.class);
  }

  @Test
  void takesNoOtherNonce() {
    String ours = new DpopNonces(seal, clock).next(ASKING);
    String elsewhere = new DpopNonces(seal, clock).next(SERVER);
    String strange =
        new DpopNonces(new Seal(SealKeys.random(new SecureRandom())), clock).next(ASKING);
    for (String nonce :
        List.of("x", elsewhere, strange, ours.substring(1), ours + "A", "1800000000000")) {
      assertThat(withNonce(nonce)).get().isInstanceOf(Refusal.NonceNeeded.class);
    }
    assertThat(withNonce(ours)).isEmpty();
  }

  @Test
  void givesANewNonceBeforeTheOldOneEnds() {
    String nonce = new DpopNonces(seal, clock).next(ASKING);
    assertThat(answered(nonce)).isNull();
    clock.advance(Duration.ofSeconds(151));
    String next = requireNonNull(answered(nonce));
    assertThat(next).isNotEqualTo(nonce);
    clock.advance(Duration.ofSeconds(150));
    assertThat(withNonce(nonce)).isPresent();
    assertThat(withNonce(next)).isEmpty();
  }

  @Test
  void looksAtNoNonceWhereNoneIsAskedFor() {
    assertThat(refusal(proof().with("nonce", "x").sign())).isEmpty();
    assertThat(refusal(proof().with("nonce", 7).sign()).orElse("")).contains("nonce");
  }

  private DpopCheck check(int remembered) {
    List<String> algorithms = List.of("ES256", "PS256");
    return new DpopCheck(
        new SenderConstraints(
            Map.of(
                "demo", new Dpop(Dpop.Mode.ACCEPTED, algorithms, LIFETIME, false),
                "asking", new Dpop(Dpop.Mode.REQUIRED, algorithms, LIFETIME, true)),
            false),
        remembered,
        seal,
        clock);
  }

  private Proofs proof() {
    return Proofs.of(KEY, "POST", RESOURCE, TOKEN, clock);
  }

  private String by(RSAKey key, String algorithm) {
    return Proofs.of(key, "POST", RESOURCE, TOKEN, clock).withHeader("alg", algorithm).sign();
  }

  private Optional<Refusal> withNonce(String nonce) {
    String proof = proof().with("nonce", nonce).sign();
    return check.check(exchange(proof), ASKING, TOKEN, thumbprint(KEY));
  }

  private @Nullable String answered(String nonce) {
    MockServerWebExchange exchange = exchange(proof().with("nonce", nonce).sign());
    assertThat(check.check(exchange, ASKING, TOKEN, thumbprint(KEY))).isEmpty();
    exchange.getResponse().setComplete().block();
    return exchange.getResponse().getHeaders().getFirst("DPoP-Nonce");
  }

  private Optional<String> refusal(String proof) {
    return refusal(proof, thumbprint(KEY));
  }

  private Optional<String> refusal(String proof, String key) {
    return detail(check.check(exchange(proof), SERVER, TOKEN, key));
  }

  private static Optional<String> detail(Optional<Refusal> refusal) {
    refusal.ifPresent(each -> assertThat(each).isInstanceOf(Refusal.InvalidProof.class));
    return refusal.map(Refusal::detail);
  }

  private static MockServerWebExchange exchange(String... proofs) {
    return MockServerWebExchange.from(
        MockServerHttpRequest.post(RESOURCE + "?a=b").header("DPoP", proofs));
  }

  private static String thumbprint(JWK key) {
    return String.valueOf(Proofs.boundTo(key).get("jkt"));
  }

  private static String hash(String token) {
    return Base64URL.encode(new AccessToken(token).hash().bytes()).toString();
  }

  private static JWK shared() {
    try {
      return new OctetSequenceKeyGenerator(256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> forEncryption() {
    return new ECKey.Builder(KEY.toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build().toJSONObject();
  }

  private static Arguments bad(String name, UnaryOperator<Proofs> bad, String detail) {
    return argumentSet(name, bad, detail);
  }
}
