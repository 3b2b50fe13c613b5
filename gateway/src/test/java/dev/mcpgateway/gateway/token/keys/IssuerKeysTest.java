package dev.mcpgateway.gateway.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class IssuerKeysTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final MutableClock clock = MutableClock.atPresent();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeIssuer issuer = FakeIssuer.start();
  private final DocumentFetcher fetcher = new DocumentFetcher(LIMIT);
  private final IssuerKeys keys =
      new IssuerKeys(
          new PublishedKeys(
              new KeyLocation(issuer.issuer(), Optional.empty(), new PlainHttpHosts(Set.of())),
              fetcher,
              new KeyMetrics(meters)),
          clock);

  @AfterEach
  void stop() {
    keys.close();
    fetcher.close();
    issuer.close();
  }

  @Test
  void findsOutWhereTheKeysAreAndFetchesThemOnce() {
    find(issuer.signingKey());
    assertThat(find(issuer.signingKey())).isInstanceOf(KeyLookup.Found.class);
    assertThat(issuer.metadataFetches()).isEqualTo(1);
    assertThat(issuer.keyFetches()).isEqualTo(1);
    assertThat(fetches("success")).isEqualTo(1);
  }

  @Test
  void fetchesOnceForAllWhoWait() {
    issuer.hang();
    Mono<List<KeyLookup>> all =
        Flux.range(0, 100).flatMap(_ -> lookup(issuer.signingKey()), 100).collectList().cache();
    all.subscribe();
    await().until(() -> issuer.metadataFetches() == 1);
    issuer.resume();
    assertThat(all.block(Duration.ofSeconds(10)))
        .hasSize(100)
        .allMatch(KeyLookup.Found.class::isInstance);
    assertThat(issuer.keyFetches()).isEqualTo(1);
  }

  @Test
  void fetchesAgainForAKeyThatIsNotKnown() {
    find(issuer.signingKey());
    issuer.rotate();
    assertThat(find(issuer.signingKey())).isInstanceOf(KeyLookup.Found.class);
    assertThat(issuer.keyFetches()).isEqualTo(2);
  }

  @Test
  void tellsWhenTheKeysAreOthersAndOnlyThen() {
    List<String> heard = new CopyOnWriteArrayList<>();
    Disposable listening = keys.changes().subscribe(heard::add);
    find(issuer.signingKey());
    assertThat(heard).containsExactly(issuer.issuer());
    lookup(Optional.of("unknown")).block();
    assertThat(issuer.keyFetches()).isEqualTo(2);
    assertThat(heard).hasSize(1);
    clock.advance(IssuerKeys.PAUSE);
    issuer.rotate();
    find(issuer.signingKey());
    assertThat(heard).hasSize(2);
    listening.dispose();
  }

  @Test
  void asksAHandfulOfTimesForAThousandUnknownKeys() {
    find(issuer.signingKey());
    List<KeyLookup> all =
        Flux.range(0, 1000)
            .flatMap(i -> lookup(Optional.of("unknown-" + i)), 200)
            .collectList()
            .block(Duration.ofSeconds(30));
    assertThat(all).hasSize(1000).allMatch(KeyLookup.Unknown.class::isInstance);
    assertThat(issuer.keyFetches()).isLessThanOrEqualTo(3);
  }

  @Test
  void takesAnUnknownKeyForUnknownWhileTheIssuerHasItsPause() {
    find(issuer.signingKey());
    lookup(Optional.of("first")).block();
    issuer.rotate();
    JWK next = issuer.signingKey();
    assertThat(find(next)).isEqualTo(new KeyLookup.Unknown());
    clock.advance(IssuerKeys.PAUSE.minusMillis(1));
    assertThat(find(next)).isEqualTo(new KeyLookup.Unknown());
    clock.advance(Duration.ofMillis(1));
    assertThat(find(next)).isInstanceOf(KeyLookup.Found.class);
  }

  @Test
  void findsAKnownKeyAtOnceWhateverTheIssuerDoes() {
    JWK known = issuer.signingKey();
    find(known);
    issuer.hang();
    lookup(Optional.of("unknown")).subscribe();
    await().until(() -> issuer.keyFetches() == 2);
    assertThat(find(known, Duration.ofMillis(200))).isInstanceOf(KeyLookup.Found.class);
  }

  @Test
  void usesTheLastKeysOnWhileTheIssuerIsDown() {
    JWK known = issuer.signingKey();
    find(known);
    issuer.answerWith(500);
    clock.advance(Duration.ofDays(3));
    assertThat(find(known)).isInstanceOf(KeyLookup.Found.class);
    assertThat(lookup(Optional.of("unknown")).block()).isEqualTo(new KeyLookup.Unknown());
    assertThat(fetches("failure")).isEqualTo(1);
    assertThat(find(known)).isInstanceOf(KeyLookup.Found.class);
  }

  @Test
  void saysSoWhereTheKeysWereNeverObtained() {
    issuer.answerWith(500);
    assertUnavailable("answered 500");
    assertUnavailable("answered 500");
    assertUnavailable("a moment ago");
    issuer.answerWith(200);
    assertUnavailable("a moment ago");
    clock.advance(IssuerKeys.PAUSE);
    assertThat(find(issuer.signingKey())).isInstanceOf(KeyLookup.Found.class);
  }

  @Test
  void turnsAwayWhoeverFindsTheQueueFull() {
    issuer.hang();
    List<KeyLookup> all =
        Flux.range(0, 400)
            .flatMap(_ -> lookup(issuer.signingKey()), 400)
            .filter(KeyLookup.Unavailable.class::isInstance)
            .take(100)
            .collectList()
            .block(LIMIT.dividedBy(2));
    assertThat(all)
        .contains(new KeyLookup.Unavailable(IssuerKeys.PAUSE, "too many wait for its keys"));
  }

  @Test
  void refreshesInTheBackgroundBeforeFiveMinutesAreOver() {
    RSAKey old = (RSAKey) issuer.signingKey();
    KeyLookup.Found found = (KeyLookup.Found) find(old);
    issuer.rotate();
    Duration lastLook = Duration.ofMinutes(5).minus(LIMIT).minus(KeySets.LOOK);
    clock.advance(Duration.ofMinutes(4));
    keys.refresh().block();
    await().during(Duration.ofMillis(300)).until(() -> issuer.keyFetches() == 1);
    assertThat(keys.holds(found.key())).isTrue();
    // whoever looks after this looks too late, or does not know the answer in time
    clock.advance(lastLook.minusMinutes(4));
    keys.refresh().block();
    await().until(() -> !keys.holds(found.key()));
    assertThat(issuer.keyFetches()).isEqualTo(2);
    assertThat(find(issuer.signingKey())).isInstanceOf(KeyLookup.Found.class);
    assertThat(issuer.keyFetches()).isEqualTo(2);
  }

  @Test
  void refreshesUntilTheFirstKeysAreThere() {
    issuer.answerWith(500);
    keys.refresh().block();
    await().until(() -> fetches("failure") == 1);
    issuer.answerWith(200);
    clock.advance(IssuerKeys.PAUSE);
    keys.refresh().block();
    await().until(() -> fetches("success") == 1);
    assertThat(issuer.keyFetches()).isEqualTo(1);
  }

  @Test
  void keepsTheKeysThatAreStillPublished() {
    JWK staying = issuer.signingKey();
    KeyLookup first = find(staying);
    issuer.publish(FakeIssuer.rsaKey(), staying);
    find(issuer.signingKey());
    assertThat(find(staying)).isEqualTo(first);
  }

  @Test
  void takesAnEmptySetAtItsWord() {
    KeyLookup.Found found = (KeyLookup.Found) find(issuer.signingKey());
    issuer.publish();
    lookup(Optional.of("unknown")).block();
    assertThat(keys.holds(found.key())).isFalse();
  }

  @Test
  void fetchesNothingAfterTheEnd() {
    keys.close();
    keys.refresh().block();
    assertThat(find(issuer.signingKey())).isInstanceOf(KeyLookup.Unavailable.class);
    assertThat(issuer.keyFetches()).isZero();
  }

  private KeyLookup find(JWK key) {
    return find(key, Duration.ofSeconds(10));
  }

  private KeyLookup find(JWK key, Duration limit) {
    return Objects.requireNonNull(lookup(key).block(limit));
  }

  private Mono<KeyLookup> lookup(JWK key) {
    return lookup(Optional.of(key.getKeyID()));
  }

  /** On a thread that must not block, as an event loop is. */
  private Mono<KeyLookup> lookup(Optional<String> id) {
    return Mono.defer(() -> keys.find(id, JWSAlgorithm.RS256)).subscribeOn(Schedulers.parallel());
  }

  private void assertUnavailable(String detail) {
    assertThat(find(issuer.signingKey()))
        .isInstanceOfSatisfying(
            KeyLookup.Unavailable.class,
            unavailable -> {
              assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(10));
              assertThat(unavailable.detail()).contains(detail);
            });
  }

  private long fetches(String outcome) {
    return meters.timer(KeyMetrics.FETCH, "issuer", issuer.issuer(), "outcome", outcome).count();
  }
}
