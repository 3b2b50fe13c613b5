package dev.mcpgateway.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.token.jwt.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class OpenTokensTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final ProtectedServer SERVER =
      Servers.server("demo", RESOURCE, Servers.trusting("https://login.example.com", RESOURCE));
  private static final AccessToken TOKEN = new AccessToken("one");
  private static final Duration EVERY = Duration.ofSeconds(60);

  private final MutableClock clock = MutableClock.atPresent();
  private final List<AccessToken> asked = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final Sinks.Many<String> keyChanges = Sinks.many().multicast().directBestEffort();
  private Optional<Duration> every = Optional.of(EVERY);
  private Mono<Verification> verification = Mono.just(accepted());

  private final OpenTokens open =
      new OpenTokens(
          new TokenVerifier() {
            @Override
            public Mono<Verification> verify(ProtectedServer server, AccessToken token) {
              return Mono.error(new AssertionError("no request"));
            }

            @Override
            public Recheck recheck(ProtectedServer server, AccessToken token) {
              return new Recheck(
                  every,
                  Mono.defer(() -> {
                    asked.add(token);
                    return verification;
                  }));
            }
          },
          keyChanges.asFlux(),
          clock);

  @Test
  void asksOnceForAllThatIsOpenWithAToken() {
    watch(TOKEN);
    watch(TOKEN);
    watch(new AccessToken("two"));
    look();
    assertThat(asked).isEmpty();
    clock.advance(EVERY);
    look();
    look();
    assertThat(asked).containsExactlyInAnyOrder(TOKEN, new AccessToken("two"));
    clock.advance(EVERY);
    look();
    assertThat(asked).hasSize(4);
    assertThat(lost).isEmpty();
  }

  @Test
  void tellsAllThatIsOpenWithATokenThatIsRefused() {
    watch(TOKEN);
    watch(TOKEN);
    verification = Mono.just(new Verification.Refused(new Refusal.InvalidToken("withdrawn")));
    clock.advance(EVERY);
    look();
    assertThat(lost).containsExactly("invalid_token", "invalid_token");
    look();
    assertThat(asked).hasSize(1);
  }

  @Test
  void forgivesAnIssuerThatDoesNotAnswerOnce() {
    watch(TOKEN);
    verification =
        Mono.just(
            new Verification.Refused(new Refusal.IssuerUnavailable(Duration.ofSeconds(5), "down")));
    clock.advance(EVERY);
    look();
    assertThat(lost).isEmpty();
    verification = Mono.just(accepted());
    look();
    verification =
        Mono.just(
            new Verification.Refused(new Refusal.IssuerUnavailable(Duration.ofSeconds(5), "down")));
    clock.advance(EVERY.multipliedBy(2).minusMillis(1));
    look();
    assertThat(lost).isEmpty();
    clock.advance(Duration.ofMillis(1));
    look();
    assertThat(lost).containsExactly("issuer_unavailable");
  }

  @Test
  void asksNoMoreOnceNothingIsOpen() {
    Disposable one = watch(TOKEN);
    Disposable other = watch(TOKEN);
    one.dispose();
    clock.advance(EVERY);
    look();
    assertThat(asked).hasSize(1);
    other.dispose();
    clock.advance(EVERY);
    look();
    assertThat(asked).hasSize(1);
  }

  @Test
  void checksASignedTokenWhenItIsOpenedAndWhenKeysChange() {
    every = Optional.empty();
    watch(TOKEN);
    assertThat(asked).as("what changed before it was watched").hasSize(1);
    clock.advance(EVERY.multipliedBy(100));
    look();
    assertThat(asked).as("time changes nothing").hasSize(1);
    changeKeys();
    assertThat(asked).hasSize(2);
    assertThat(lost).isEmpty();
    watch(TOKEN);
    asked.clear();
    verification = refused();
    changeKeys();
    assertThat(asked).as("once for both").hasSize(1);
    assertThat(lost).containsExactly("invalid_token", "invalid_token");
    changeKeys();
    assertThat(asked).hasSize(1);
  }

  @Test
  void tellsAtOnceOfASignedTokenThatIsGoneAlready() {
    every = Optional.empty();
    verification = refused();
    watch(TOKEN);
    assertThat(lost).containsExactly("invalid_token");
  }

  @Test
  void doesNotAskAboutOpaqueTokensWhenKeysChange() {
    watch(TOKEN);
    changeKeys();
    assertThat(asked).isEmpty();
  }

  @Test
  void goesOnAfterADefectAtOneToken() {
    watch(TOKEN);
    verification = Mono.error(new IllegalStateException("a defect"));
    clock.advance(EVERY);
    look();
    assertThat(lost).isEmpty();
    verification = refused();
    look();
    assertThat(lost).containsExactly("invalid_token");
  }

  @Test
  void hearsOfChangesByItselfWhileItRuns() {
    every = Optional.empty();
    open.start();
    StepVerifier.create(open.lost(SERVER, TOKEN).map(Refusal::code))
        .then(() -> {
          verification = refused();
          keyChanges.tryEmitNext("https://login.example.com").orThrow();
        })
        .expectNext("invalid_token")
        .expectComplete()
        .verify(Duration.ofSeconds(5));
    open.stop();
    assertThat(keyChanges.currentSubscriberCount()).isZero();
  }

  @Test
  void looksByItselfWhileItRuns() {
    assertThat(open.isRunning()).isFalse();
    open.start();
    assertThat(open.isRunning()).isTrue();
    verification = Mono.just(new Verification.Refused(new Refusal.InvalidToken("withdrawn")));
    StepVerifier.create(
            open.lost(SERVER, TOKEN)
                .map(Refusal::code)
                .mergeWith(Mono.fromRunnable(() -> clock.advance(EVERY))))
        .expectNext("invalid_token")
        .expectComplete()
        .verify(Duration.ofSeconds(5));
    open.stop();
    open.stop();
    assertThat(open.isRunning()).isFalse();
  }

  private Disposable watch(AccessToken token) {
    return open.lost(SERVER, token).map(Refusal::code).subscribe(lost::add);
  }

  private void changeKeys() {
    StepVerifier.create(open.keysChanged()).verifyComplete();
  }

  private static Mono<Verification> refused() {
    return Mono.just(new Verification.Refused(new Refusal.InvalidToken("withdrawn")));
  }

  private void look() {
    StepVerifier.create(open.look()).verifyComplete();
  }

  private static Verification accepted() {
    return new Verification.Accepted(
        new Caller(
            new CallerId("https://login.example.com", CallerId.Kind.SUBJECT, "alice"),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Instant.MAX),
        Confirmation.NONE);
  }
}
