package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of one issuer. A key that is known is found at once, whatever the issuer does; for any
 * other the set is fetched, on a thread and through a queue of this issuer's own.
 *
 * <p>Nimbus' source decides when to fetch: twice in ten seconds at most, never two at a time, and
 * the last set counts for as long as the issuer gives no other.
 */
public final class IssuerKeys implements AutoCloseable {

  /** The pause that the issuer gets, and that a caller is told to make. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /**
   * A set is fetched anew this long before its end. That is longer than until somebody looks and
   * the issuer has answered, so that no set is used for more than its lifetime.
   */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  /** For how long a thread waits for another's fetch, which ends by itself before. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int QUEUE = 256;

  private final PublishedKeys published;
  private final Clock clock;
  private final Scheduler scheduler = Schedulers.newBoundedElastic(1, QUEUE, "keys", 60, true);
  private final ExecutorService ahead =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
  private final JWKSetSource<SecurityContext> source;

  IssuerKeys(PublishedKeys published, Clock clock) {
    this.published = published;
    this.clock = clock;
    JWKSetBasedJWKSource<SecurityContext> nimbus =
        (JWKSetBasedJWKSource<SecurityContext>)
            JWKSourceBuilder.create(published)
                .cache(LIFETIME.toMillis(), PATIENCE.toMillis())
                .refreshAheadCache(AHEAD.toMillis(), null, ahead, true, null, false)
                .rateLimited(PAUSE.toMillis())
                .outageTolerantForever()
                .build();
    // what is around it takes the time from the system instead of our clock
    this.source = nimbus.getJWKSetSource();
  }

  /**
   * The key that a token can mean. Continues on a thread that must not be blocked, as it began.
   *
   * @param id the token's {@code kid}
   */
  public Mono<KeyLookup> find(Optional<String> id, JWSAlgorithm algorithm) {
    return known(id, algorithm)
        .map(Mono::just)
        .orElseGet(() ->
            Mono.fromCallable(() -> fetch(id, algorithm))
                .subscribeOn(scheduler)
                .onErrorResume(
                    RejectedExecutionException.class,
                    _ -> Mono.just(unavailable("too many wait for its keys")))
                // the issuer's one thread has done its part
                .publishOn(Schedulers.parallel()));
  }

  /** Whether the key is still among those that the issuer published last. */
  public boolean holds(VerificationKey key) {
    return published.latest().map(latest -> latest.holds(key)).orElse(false);
  }

  /** The issuer's name each time that its keys have become others. */
  Flux<String> changes() {
    return published.changes();
  }

  /** Fetches the set if its time has come, or if none is there yet; ends well in any case. */
  Mono<Void> refresh() {
    return Mono.fromCallable(this::fetchIfDue)
        .subscribeOn(scheduler)
        // a failure is told where it happens; a full queue fetches the set by itself
        .onErrorComplete()
        .then();
  }

  private Optional<KeyLookup> known(Optional<String> id, JWSAlgorithm algorithm) {
    return published
        .latest()
        .flatMap(latest -> latest.find(id, algorithm))
        .map(KeyLookup.Found::new);
  }

  private KeyLookup fetch(Optional<String> id, JWSAlgorithm algorithm) {
    Optional<String> failure = Optional.empty();
    try {
      long before = published.attempts();
      JWKSet set = fetchIfDue();
      // who was asked just now need not be asked again
      if (known(id, algorithm).isEmpty() && published.attempts() == before) {
        source.getJWKSet(
            JWKSetCacheRefreshEvaluator.referenceComparison(set), clock.millis(), null);
      }
    } catch (RateLimitReachedException _) {
      failure = Optional.of("its keys were asked for a moment ago");
    } catch (KeySourceException e) {
      failure = Optional.ofNullable(e.getMessage());
    }
    Optional<KeyLookup> found = known(id, algorithm);
    if (found.isEmpty() && published.latest().isEmpty()) {
      return unavailable(failure.orElse("no keys"));
    }
    return found.orElseGet(KeyLookup.Unknown::new);
  }

  private JWKSet fetchIfDue() throws KeySourceException {
    return source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), null);
  }

  private static KeyLookup unavailable(String detail) {
    return new KeyLookup.Unavailable(PAUSE, detail);
  }

  @Override
  public void close() {
    scheduler.dispose();
    ahead.shutdownNow();
  }
}
