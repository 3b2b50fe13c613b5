package dev.mcpgateway.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.testing.Tokens;
import dev.mcpgateway.gateway.token.keys.FetchRules;
import dev.mcpgateway.gateway.token.keys.KeySets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class JwtVerifierTest {

  private static final String RESOURCE = "http://localhost:3001/mcp";
  private static final String OTHER_RESOURCE = "http://localhost:3001/sse";
  private static final int REMEMBERED_CHARACTERS = 20_000;

  private final MutableClock clock = MutableClock.atPresent();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeIssuer issuer = FakeIssuer.start();
  private final FakeIssuer second = FakeIssuer.start();
  private final ProtectedServer server =
      Servers.server(
          "demo",
          RESOURCE,
          Servers.trusting(issuer.issuer(), RESOURCE),
          Servers.trusting(second.issuer(), RESOURCE));
  private final ProtectedServer other =
      Servers.server("other", OTHER_RESOURCE, Servers.trusting(issuer.issuer(), OTHER_RESOURCE));
  private final ProtectedServers servers = new ProtectedServers(List.of(server, other));
  private final KeySets keySets =
      new KeySets(
          servers,
          new FetchRules(new PlainHttpHosts(Set.of()), Duration.ofSeconds(9)),
          clock,
          meters);
  private final JwtVerifier verifier =
      new JwtVerifier(
          servers, keySets, new VerifiedTokens(REMEMBERED_CHARACTERS, clock, meters), clock);

  @AfterEach
  void stop() {
    keySets.stop();
    issuer.close();
    second.close();
  }

  @Test
  void acceptsAGoodToken() {
    assertThat(verify(token().withScope("mcp other").sign()))
        .isInstanceOfSatisfying(
            Verification.Accepted.class,
            accepted -> {
              assertThat(accepted.caller().id().value()).isEqualTo("alice");
              assertThat(accepted.caller().client()).hasValue("mcp-client");
              assertThat(accepted.caller().scopes()).containsExactlyInAnyOrder("mcp", "other");
              assertThat(accepted.caller().audiences()).containsExactly(RESOURCE);
            });
  }

  @Test
  void acceptsOtherAlgorithmsThanTheUsual() throws JOSEException {
    RSAKey rsa = FakeIssuer.rsaKey();
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    issuer.publish(rsa, ec);
    assertAccepted(token().signedBy(rsa, JWSAlgorithm.PS256).sign());
    assertAccepted(token().signedBy(ec, JWSAlgorithm.ES256).sign());
  }

  @Test
  void acceptsATokenWithoutKidWhereOneKeyFits() {
    assertAccepted(token().withoutHeader("kid").sign());
    issuer.publish(FakeIssuer.rsaKey(), FakeIssuer.rsaKey());
    clock.advance(Duration.ofSeconds(10));
    verify(token().sign());
    assertRefused(token().withoutHeader("kid").sign(), "no key for it");
  }

  @Test
  void refusesWhatTheIssuerDidNotSign() {
    assertRefused(token().forged().sign(), "signature");
    assertRefused(token().unsigned(), "alg is none");
    assertRefused(token().withHeader("alg", "None").withSignature(""), "alg is None");
    assertRefused(token().signedByPublicKeyAsSecret(), "alg is HS256");
    assertRefused(token().withSignature(""), "signature");
    assertRefused(token().withSignature("c2ln"), "signature");
    RSAKey unknown = FakeIssuer.rsaKey();
    assertRefused(token().signedBy(unknown, JWSAlgorithm.RS256).sign(), "no key");
  }

  @Test
  void refusesWhatWasChangedAfterItWasSigned() {
    String[] parts = token().text().split("\\.", -1);
    String[] others = token().with("sub", "mallory").text().split("\\.", -1);
    assertRefused(new AccessToken(parts[0] + "." + others[1] + "." + parts[2]), "signature");
    assertRefused(
        new AccessToken(
            parts[0]
                + "."
                + parts[1]
                + "."
                + (parts[2].charAt(0) == 'A' ? 'B' : 'A')
                + parts[2].substring(1)),
        "signature");
  }

  @Test
  void looksAtNoKeyThatATokenBringsOrNames() {
    RSAKey foreign = FakeIssuer.rsaKey();
    try (FakeIssuer attacker = FakeIssuer.start()) {
      attacker.publish(foreign);
      List<Tokens> tokens =
          List.of(
              token().withHeader("jwk", foreign.toPublicJWK().toJSONObject()),
              token().withHeader("jku", attacker.jwksUri()),
              token().withHeader("x5u", attacker.jwksUri()),
              token().withHeader("x5c", List.of("MIIB")),
              token()
                  .withHeader("jku", attacker.jwksUri())
                  .withHeader("jwk", foreign.toPublicJWK().toJSONObject()));
      for (Tokens token : tokens) {
        assertRefused(token.signedBy(foreign, JWSAlgorithm.RS256).sign(), "no key");
        assertRefused(token.withHeader("kid", issuer.signingKey().getKeyID()).sign(), "signature");
      }
      assertThat(attacker.keyFetches()).isZero();
    }
  }

  @Test
  void usesAKeyForItsOwnKindOfAlgorithmOnly() throws JOSEException {
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID(issuer.signingKey().getKeyID()).generate();
    assertRefused(token().signedBy(ec, JWSAlgorithm.ES256).sign(), "no key");
    // signed by the right key, but not as the header says
    String rs256 = token().text();
    String signature = rs256.substring(rs256.lastIndexOf('.') + 1);
    assertRefused(token().withHeader("alg", "PS256").withSignature(signature), "signature");
  }

  @Test
  void triesNoKeyOfAnotherIssuer() {
    RSAKey stolenName =
        new RSAKey.Builder(FakeIssuer.rsaKey()).keyID(issuer.signingKey().getKeyID()).build();
    second.publish(stolenName);
    assertAccepted(Tokens.of(second, RESOURCE, clock).sign());
    assertRefused(token().signedBy(stolenName, JWSAlgorithm.RS256).sign(), "signature");
    assertRefused(token().with("iss", second.issuer()).sign(), "signature");
  }

  @Test
  void keepsTwoKeysOfTheSameIdApart() {
    RSAKey ours = (RSAKey) issuer.signingKey();
    RSAKey theirs = new RSAKey.Builder(FakeIssuer.rsaKey()).keyID(ours.getKeyID()).build();
    second.publish(FakeIssuer.rsaKey(), theirs);
    for (int i = 0; i < 2; i++) {
      assertAccepted(token().sign());
      assertAccepted(signed(second, theirs));
      assertRefused(signed(issuer, theirs), "signature");
      assertRefused(signed(second, ours), "signature");
    }
  }

  @Test
  void takesNoIdFromTheSetOfAnotherIssuer() {
    RSAKey theirs = FakeIssuer.rsaKey();
    second.publish(theirs);
    assertAccepted(signed(second, theirs));
    assertRefused(signed(issuer, theirs), "no key " + theirs.getKeyID());
    // whoever publishes a copy of another's key speaks for itself alone
    second.publish(theirs, issuer.signingKey());
    clock.advance(Duration.ofSeconds(10));
    assertAccepted(signed(second, issuer.signingKey()));
    assertThat(verify(signed(issuer, issuer.signingKey())))
        .isInstanceOfSatisfying(
            Verification.Accepted.class,
            accepted -> assertThat(accepted.caller().id().issuer()).isEqualTo(issuer.issuer()));
    assertRefused(signed(issuer, theirs), "no key " + theirs.getKeyID());
  }

  @Test
  void refusesAnIssuerThatTheServerDoesNotTrustBeforeAnythingIsFetched() {
    assertRefused(token().with("iss", "https://evil.example.com").sign(), "which is not trusted");
    assertRefused(token().with("iss", issuer.issuer() + "/").sign(), "which is not trusted");
    assertThat(verify(other, Tokens.of(second, OTHER_RESOURCE, clock).sign()))
        .isInstanceOf(Verification.Refused.class);
    assertThat(issuer.keyFetches() + second.keyFetches()).isZero();
  }

  @Test
  void fetchesNothingForATokenThatIsBadInItself() {
    assertRefused(token().expired().sign(), "expired");
    assertRefused(token().notYetValid().sign(), "not valid before");
    assertRefused(token().forAudience(OTHER_RESOURCE).sign(), "aud is");
    assertRefused(token().withType("logout+jwt").sign(), "typ is");
    assertRefused(new AccessToken("0paque-t0ken"), "no signed JWT");
    assertThat(issuer.keyFetches()).isZero();
  }

  @Test
  void accountsForEachServerByItself() {
    AccessToken token = token().sign();
    assertAccepted(token);
    assertThat(verify(other, token)).isInstanceOf(Verification.Refused.class);
    assertAccepted(token);
    AccessToken both = token().forAudience(RESOURCE, OTHER_RESOURCE).sign();
    assertAccepted(both);
    assertThat(verify(other, both)).isInstanceOf(Verification.Accepted.class);
  }

  @Test
  void refusesAtAServerThatIsNotConfigured() {
    ProtectedServer stranger =
        Servers.server("stranger", RESOURCE, Servers.trusting(issuer.issuer(), RESOURCE));
    assertThat(verify(stranger, token().sign())).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void remembersUntilTheInstantOfExpiry() {
    AccessToken token = token().sign();
    assertAccepted(token);
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertAccepted(token);
    assertThat(hits()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertRefused(token, "expired");
  }

  @Test
  void remembersWithoutChangingTheThread() {
    AccessToken token = token().sign();
    assertAccepted(token);
    issuer.hang();
    Thread here = Thread.currentThread();
    Verification verification =
        verifier
            .verify(server, token)
            .doOnNext(_ -> assertThat(Thread.currentThread()).isSameAs(here))
            .block(Duration.ZERO);
    assertThat(verification).isInstanceOf(Verification.Accepted.class);
  }

  @Test
  void checksAnOpenTokenByItsKeyAndCountsNoRequest() {
    AccessToken token = token().sign();
    assertAccepted(token);
    Recheck recheck = verifier.recheck(server, token);
    long before = hits();
    assertThat(recheck.ask().block(Duration.ofSeconds(10)))
        .isInstanceOf(Verification.Accepted.class);
    assertThat(hits()).isEqualTo(before);
    issuer.rotate();
    assertAccepted(token().sign());
    assertThat(recheck.ask().block(Duration.ofSeconds(10)))
        .isInstanceOf(Verification.Refused.class);
  }

  @Test
  void remembersNoRefusal() {
    AccessToken early = token().notYetValid().sign();
    assertRefused(early, "not valid before");
    clock.advance(Duration.ofMinutes(5));
    assertAccepted(early);
  }

  @Test
  void forgetsATokenWhoseKeyWasWithdrawn() {
    AccessToken token = token().sign();
    assertAccepted(token);
    JWK old = issuer.signingKey();
    issuer.rotate();
    assertAccepted(token().sign());
    assertRefused(token, "no key " + old.getKeyID());
  }

  @Test
  void keepsATokenWhoseKeyIsStillPublished() {
    AccessToken token = token().sign();
    assertAccepted(token);
    issuer.publish(FakeIssuer.rsaKey(), issuer.signingKey());
    assertAccepted(token().sign());
    long before = hits();
    assertAccepted(token);
    assertThat(hits()).isEqualTo(before + 1);
  }

  @Test
  void remembersNoMoreThanItMay() {
    List<AccessToken> tokens = IntStream.range(0, 100).mapToObj(_ -> token().sign()).toList();
    tokens.forEach(this::assertAccepted);
    long before = hits();
    tokens.forEach(this::assertAccepted);
    int length = tokens.getFirst().value().length();
    assertThat(hits() - before).isLessThanOrEqualTo(REMEMBERED_CHARACTERS / length);
  }

  @Test
  void remembersFewerOfThoseThatAreLong() {
    List<AccessToken> tokens =
        IntStream.range(0, 10)
            .mapToObj(_ -> token().with("groups", "x".repeat(7_000)).sign())
            .toList();
    tokens.forEach(this::assertAccepted);
    long before = hits();
    tokens.forEach(this::assertAccepted);
    assertThat(hits() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void saysThatNothingCanBeSaidWhileTheIssuerWasNeverReached() {
    issuer.answerWith(503);
    assertThat(verify(token().sign()))
        .isInstanceOfSatisfying(
            Verification.Refused.class,
            refused ->
                assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                        Refusal.IssuerUnavailable.class,
                        unavailable -> {
                          assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(10));
                          assertThat(unavailable.detail()).contains("answered 503");
                        }));
  }

  @Test
  void delaysNoTokenOfAnotherIssuerWhileOneHangs() {
    issuer.hang();
    Mono<Verification> hanging = verifier.verify(server, token().sign()).cache();
    hanging.subscribe();
    await().until(() -> issuer.metadataFetches() == 1);
    assertThat(verify(Tokens.of(second, RESOURCE, clock).sign()))
        .isInstanceOf(Verification.Accepted.class);
    issuer.resume();
    assertThat(hanging.block(Duration.ofSeconds(10))).isInstanceOf(Verification.Accepted.class);
  }

  @Test
  void refusesATokenThatExpiresWhileItsKeyIsFetched() {
    issuer.hang();
    Mono<Verification> late = verifier.verify(server, token().sign()).cache();
    late.subscribe();
    await().until(() -> issuer.metadataFetches() == 1);
    clock.advance(Duration.ofMinutes(10));
    issuer.resume();
    assertThat(late.block(Duration.ofSeconds(10)))
        .isEqualTo(
            new Verification.Refused(new Refusal.InvalidToken("expired while it was verified")));
  }

  private AccessToken signed(FakeIssuer by, JWK key) {
    return Tokens.of(by, RESOURCE, clock).signedBy(key, JWSAlgorithm.RS256).sign();
  }

  private Tokens token() {
    return Tokens.of(issuer, RESOURCE, clock);
  }

  private Verification verify(AccessToken token) {
    return verify(server, token);
  }

  /** On a thread that must not block, as an event loop is. */
  private Verification verify(ProtectedServer at, AccessToken token) {
    return Objects.requireNonNull(
        Mono.defer(() -> verifier.verify(at, token))
            .subscribeOn(Schedulers.parallel())
            .block(Duration.ofSeconds(10)));
  }

  private void assertAccepted(AccessToken token) {
    assertThat(verify(token)).isInstanceOf(Verification.Accepted.class);
  }

  private void assertRefused(AccessToken token, String detail) {
    assertThat(verify(token))
        .isInstanceOfSatisfying(
            Verification.Refused.class,
            refused -> {
              assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidToken.class);
              assertThat(refused.refusal().detail()).contains(detail).doesNotContain(token.value());
            });
  }

  private long hits() {
    return (long) meters.counter(VerifiedTokens.METER, "result", "hit").count();
  }
}
