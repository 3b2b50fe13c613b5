package dev.mcpgateway.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tokens that were verified: asked for on every request, so nothing here waits or changes threads.
 * Each is good until the instant it expires, and only while that which accepted it stands: the
 * issuer still publishes the key that signed it, or the issuer's answer is not too old. Refused
 * tokens are not remembered: whoever sends garbage would fill it.
 *
 * <p>What is kept of a token grows with it, so the limit is for the characters of all tokens
 * together: some issuers name hundreds of groups.
 */
final class VerifiedTokens {

  static final String METER = "mcp.gateway.token.cache";

  private final Clock clock;
  private final Cache<TokenName, Entry> tokens;
  private final Counter hits;
  private final Counter misses;

  VerifiedTokens(long characters, Clock clock, MeterRegistry registry) {
    this.clock = clock;
    this.tokens =
        Caffeine.newBuilder()
            .maximumWeight(characters)
            .<TokenName, Entry>weigher((_, entry) -> entry.length())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            // frees memory; that an expired one is not used is decided at each use
            .expireAfter(Expiry.<TokenName, Entry>creating((_, entry) -> remaining(entry)))
            .executor(Runnable::run)
            .build();
    this.hits = registry.counter(METER, "result", "hit");
    this.misses = registry.counter(METER, "result", "miss");
  }

  /** What was found out about a token, if it still is good. */
  Optional<Verification.Accepted> find(TokenName name) {
    Entry entry = tokens.getIfPresent(name);
    if (entry == null || !isGood(entry)) {
      misses.increment();
      return Optional.empty();
    }
    hits.increment();
    return Optional.of(entry.accepted());
  }

  /** The same, without a trace: it is no request that asks. */
  Optional<Verification.Accepted> peek(TokenName name) {
    return Optional.ofNullable(tokens.policy().getIfPresentQuietly(name))
        .filter(this::isGood)
        .map(Entry::accepted);
  }

  /**
   * Remembers a token.
   *
   * @param entry what was found out about it
   */
  void put(TokenName name, Entry entry) {
    tokens.put(name, entry);
  }

  /** Forgets a token that turned out to be bad. */
  void forget(TokenName name) {
    tokens.invalidate(name);
  }

  private boolean isGood(Entry entry) {
    return clock.instant().isBefore(entry.until()) && entry.stands().getAsBoolean();
  }

  private Duration remaining(Entry entry) {
    Duration remaining = Duration.between(clock.instant(), entry.until());
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  /**
   * A token that was verified.
   *
   * @param accepted what was found out
   * @param length of its text
   * @param until from when on it must be verified again, at the latest when it expires
   * @param stands whether that which accepted it still does
   */
  record Entry(Verification.Accepted accepted, int length, Instant until, BooleanSupplier stands) {}
}
