package dev.mcpgateway.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.token.keys.IssuerKeys;
import dev.mcpgateway.gateway.token.keys.VerificationKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tokens that were verified: asked for on every request, so nothing here waits or changes threads.
 * Each is good until the instant it expires, and only while its issuer still publishes the key that
 * signed it. Refused tokens are not remembered: whoever sends garbage would fill it.
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

  /** The caller of a token that was verified and still is good. */
  Optional<Caller> find(TokenName name) {
    Entry entry = tokens.getIfPresent(name);
    if (entry == null || !isGood(entry)) {
      misses.increment();
      return Optional.empty();
    }
    hits.increment();
    return Optional.of(entry.caller());
  }

  /**
   * Remembers a token.
   *
   * @param entry what was found out about it
   */
  void put(TokenName name, Entry entry) {
    tokens.put(name, entry);
  }

  private boolean isGood(Entry entry) {
    return clock.instant().isBefore(entry.caller().expiresAt()) && entry.keys().holds(entry.key());
  }

  private Duration remaining(Entry entry) {
    Duration remaining = Duration.between(clock.instant(), entry.caller().expiresAt());
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  /**
   * A token that was verified.
   *
   * @param caller whom it stands for
   * @param length of its text
   * @param keys of its issuer
   * @param key that it is signed with, one of these
   */
  record Entry(Caller caller, int length, IssuerKeys keys, VerificationKey key) {}
}
