package dev.mcpgateway.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ClientCredential;
import dev.mcpgateway.gateway.resource.Introspection;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.testing.Tokens;
import dev.mcpgateway.gateway.token.keys.FetchRules;
import dev.mcpgateway.gateway.token.keys.KeySets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class IntrospectionVerifierTest {

  private static final String RESOURCE = "http://localhost:3001/mcp";
  private static final Duration POSITIVE = Duration.ofSeconds(60);
  private static final Duration NEGATIVE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MutableClock clock = MutableClock.atPresent();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeIssuer issuer = FakeIssuer.start();
  private final FakeIssuer keyed = FakeIssuer.start();
  private final ProtectedServer server =
      Servers.server("demo", RESOURCE, asking(issuer), Servers.trusting(keyed.issuer(), RESOURCE));
  private final ProtectedServers servers = new ProtectedServers(List.of(server));
  private final VerifiedTokens verified = new VerifiedTokens(100_000, clock, meters);
  private final KeySets keySets =
      new KeySets(servers, new FetchRules(new PlainHttpHosts(Set.of()), PATIENCE), clock, meters);
  private final IntrospectionVerifiers opaque =
      IntrospectionVerifiers.of(servers, verified, clock, new SecureRandom(), meters);
  private final TokenVerifier verifier =
      new VerifierByShape(new JwtVerifier(servers, keySets, verified, clock), opaque.byServer());

  @AfterEach
  void stop() {
    opaque.close();
    keySets.stop();
    issuer.close();
    keyed.close();
  }

  @Test
  void asksOnceAndRemembersTheYesForItsTime() {
    AccessToken token = token();
    assertAccepted(token);
    assertAccepted(token);
    clock.advance(POSITIVE.minusMillis(1));
    assertAccepted(token);
    assertThat(issuer.introspection().asked(token)).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertAccepted(token);
    assertThat(issuer.introspection().asked(token)).isEqualTo(2);
  }

  @Test
  void remembersNoYesBeyondTheTokensEnd() {
    AccessToken token = token(Map.of("exp", clock.instant().getEpochSecond() + 10));
    assertAccepted(token);
    clock.advance(Duration.ofSeconds(10).minusMillis(1));
    assertAccepted(token);
    clock.advance(Duration.ofMillis(1));
    assertRefused(token, "expired");
    assertThat(issuer.introspection().asked(token)).isEqualTo(2);
  }

  @Test
  void remembersANoBriefly() {
    AccessToken token = token();
    issuer.introspection().revoke(token);
    assertRefused(token, "not active");
    assertRefused(token, "not active");
    clock.advance(NEGATIVE.minusMillis(1));
    assertRefused(token, "not active");
    assertThat(issuer.introspection().asked(token)).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertRefused(token, "not active");
    assertThat(issuer.introspection().asked(token)).isEqualTo(2);
  }

  @Test
  void noticesThatATokenWasWithdrawn() {
    AccessToken token = token();
    assertAccepted(token);
    issuer.introspection().revoke(token);
    assertAccepted(token);
    clock.advance(POSITIVE);
    assertRefused(token, "not active");
  }

  @Test
  void asksOnceForAllWhoShowATokenAtATime() {
    AccessToken token = token();
    issuer.introspection().hang();
    Mono<List<Verification>> all =
        Flux.fromStream(IntStream.range(0, 50).boxed())
            .flatMap(_ -> verifier.verify(server, token), 50)
            .collectList()
            .cache();
    all.subscribe();
    await().until(() -> issuer.introspection().asked(token) == 1);
    issuer.introspection().reset();
    assertThat(all.block(PATIENCE)).hasSize(50).hasOnlyElementsOfType(Verification.Accepted.class);
    assertThat(issuer.introspection().asked(token)).isEqualTo(1);
  }

  @Test
  void neverTakesAFailureForAYes() {
    AccessToken known = token();
    assertAccepted(known);
    issuer.introspection().answer(500, "application/json", "{\"active\":true}");
    // what is remembered holds for its time
    assertAccepted(known);
    clock.advance(POSITIVE);
    assertUnavailable(known, "answered 500");
    assertUnavailable(token(), "answered 500");
    issuer.introspection().answer(302, "application/json", "{\"active\":true}");
    assertUnavailable(token(), "answered 302");
    issuer.introspection().answer(200, "application/json", "{\"active\":\"true\"}");
    assertUnavailable(token(), "without active");
    issuer
        .introspection()
        .answer(200, "application/json", "{\"active\":true,\"x\":\"" + "x".repeat(70_000) + "\"}");
    assertUnavailable(token(), "DataBufferLimitException");
    issuer.introspection().reset();
    assertAccepted(known);
  }

  @Test
  void doesNotRememberAFailure() {
    AccessToken token = token();
    issuer.introspection().answer(500, "text/plain", "");
    assertUnavailable(token, "answered 500");
    issuer.introspection().reset();
    assertAccepted(token);
  }

  @Test
  void givesUpOnAnIssuerThatHangs() {
    issuer.introspection().hang();
    AccessToken token = token();
    assertUnavailable(token, "TimeoutException");
    issuer.introspection().reset();
    assertAccepted(token);
  }

  @Test
  void givesUpOnAnIssuerThatIsNotThere() {
    AccessToken token = token();
    issuer.close();
    assertUnavailable(token, "Exception");
  }

  @Test
  void letsNoMoreThanSomeWait() {
    issuer.introspection().hang();
    Optional<String> full =
        Flux.fromStream(IntStream.range(0, 600).boxed())
            .flatMap(_ -> verifier.verify(server, token()), 600)
            .map(Verification::toString)
            .filter(each -> each.contains("PoolAcquirePendingLimitException"))
            .next()
            .blockOptional(PATIENCE);
    // long before all of them gave up
    assertThat(full).isPresent();
    issuer.introspection().reset();
    // once those that still wait have had their answers
    await().untilAsserted(() -> assertAccepted(token()));
  }

  @Test
  void showsNoJwtToTheIssuer() {
    assertAccepted(Tokens.of(keyed, RESOURCE, clock).sign());
    assertAccepted(Tokens.of(issuer, RESOURCE, clock).sign());
    assertRefused(Tokens.of("https://else", keyed.signingKey(), RESOURCE, clock).sign(), "iss");
    assertRefused(new AccessToken("a.b.c"), "header");
    assertThat(issuer.introspection().asked()).isEmpty();
  }

  @Test
  void asksAboutWhateverElseItIs() {
    for (String text : List.of("opaque", "ya29.part", "a.b.c.d", "e.n.c.r.ypted", "v4-local")) {
      assertRefused(new AccessToken(text), "not active");
    }
    assertThat(issuer.introspection().asked()).hasSize(5);
  }

  @Test
  void asksNobodyWhereNoIssuerCanBeAsked() {
    ProtectedServer other =
        Servers.server("other", RESOURCE, Servers.trusting(keyed.issuer(), RESOURCE));
    assertThat(verify(other, new AccessToken("opaque"))).isInstanceOf(Verification.Refused.class);
    assertThat(issuer.introspection().asked()).isEmpty();
  }

  @Test
  void asksAgainAboutAnOpenTokenWhateverIsRemembered() {
    AccessToken token = token();
    assertAccepted(token);
    Recheck recheck = verifier.recheck(server, token);
    assertThat(recheck.every()).hasValue(Duration.ofSeconds(30));
    assertThat(issuer.introspection().asked(token)).isEqualTo(1);
    assertThat(recheck.ask().block(PATIENCE)).isInstanceOf(Verification.Accepted.class);
    issuer.introspection().revoke(token);
    assertThat(recheck.ask().block(PATIENCE)).isInstanceOf(Verification.Refused.class);
    // and who comes now is refused as well
    assertRefused(token, "not active");
    assertThat(issuer.introspection().asked(token)).isEqualTo(3);
  }

  @Test
  void remembersWithoutChangingTheThread() {
    AccessToken token = token();
    assertAccepted(token);
    issuer.introspection().hang();
    Thread here = Thread.currentThread();
    Verification verification =
        verifier
            .verify(server, token)
            .doOnNext(_ -> assertThat(Thread.currentThread()).isSameAs(here))
            .block(Duration.ZERO);
    assertThat(verification).isInstanceOf(Verification.Accepted.class);
  }

  private static TrustedIssuer asking(FakeIssuer issuer) {
    TrustedIssuer plain = Servers.trusting(issuer.issuer(), RESOURCE);
    return new TrustedIssuer(
        plain.issuer(),
        plain.jwksUri(),
        plain.audiences(),
        plain.algorithms(),
        plain.tokenTypes(),
        plain.clockSkew(),
        plain.claims(),
        Optional.of(
            new Introspection(
                URI.create(issuer.introspectionUri()),
                "gateway",
                new ClientCredential.Secret("secret"),
                POSITIVE,
                NEGATIVE,
                Duration.ofSeconds(30))));
  }

  private AccessToken token() {
    return token(Map.of());
  }

  private AccessToken token(Map<String, Object> more) {
    return issuer.introspection().token(RESOURCE, clock, more);
  }

  /** On a thread that must not block, as an event loop is. */
  private Verification verify(ProtectedServer at, AccessToken token) {
    return Objects.requireNonNull(
        Mono.defer(() -> verifier.verify(at, token))
            .subscribeOn(Schedulers.parallel())
            .block(PATIENCE));
  }

  private void assertAccepted(AccessToken token) {
    assertThat(verify(server, token)).isInstanceOf(Verification.Accepted.class);
  }

  private void assertRefused(AccessToken token, String detail) {
    Refusal refusal = refusal(token);
    assertThat(refusal).isInstanceOf(Refusal.InvalidToken.class);
    assertThat(refusal.detail()).contains(detail);
  }

  private void assertUnavailable(AccessToken token, String detail) {
    Refusal refusal = refusal(token);
    assertThat(refusal).isInstanceOf(Refusal.IssuerUnavailable.class);
    assertThat(refusal.detail()).contains(detail).doesNotContain(token.value());
  }

  private Refusal refusal(AccessToken token) {
    assertThat(verify(server, token)).isInstanceOf(Verification.Refused.class);
    return ((Verification.Refused) verify(server, token)).refusal();
  }
}
