package dev.mcpgateway.gateway.token.possession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mcpgateway.gateway.caller.TokenHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The proofs that were shown, each until it is too old anyway. None is forgotten before that: where
 * there is no room for another, there is none for the request either.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-11.1">RFC 9449 11.1</a>
 */
final class SeenProofs {

  /** What came of showing a proof. */
  enum Showing {
    FIRST,
    REPEATED,
    NO_ROOM
  }

  private final Clock clock;
  private final int most;
  private final Cache<TokenHash, Instant> seen;

  /** Remembers no more than so many. */
  SeenProofs(int most, Clock clock) {
    this.clock = clock;
    this.most = most;
    this.seen =
        Caffeine.newBuilder()
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(Expiry.<TokenHash, Instant>creating((_, until) -> remaining(until)))
            .executor(Runnable::run)
            .build();
  }

  /**
   * Notes that a proof was shown.
   *
   * @param until the last instant at which it would be accepted
   */
  Showing show(DpopProof proof, Instant until) {
    if (isFull()) {
      return Showing.NO_ROOM;
    }
    // the thumbprint has a fixed length, so that no two proofs make the same text
    TokenHash name = TokenHash.of(proof.thumbprint() + proof.id());
    return seen.asMap().putIfAbsent(name, until) == null ? Showing.FIRST : Showing.REPEATED;
  }

  private boolean isFull() {
    if (seen.estimatedSize() < most) {
      return false;
    }
    // those that are too old are counted until somebody looks
    seen.cleanUp();
    return seen.estimatedSize() >= most;
  }

  private Duration remaining(Instant until) {
    Duration remaining = Duration.between(clock.instant(), until).plusMillis(1);
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }
}
