package dev.mcpgateway.gateway.lifetime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The times that end one stream: its credential's, and that of too long a silence. */
final class StreamClock {

  private final Clock clock;
  private final Instant expiry;
  private final Duration idle;
  private volatile Instant lastSign;

  StreamClock(Clock clock, Instant expiry, Duration idle) {
    this.clock = clock;
    this.expiry = expiry;
    this.idle = idle;
    this.lastSign = clock.instant();
  }

  /** Something came through the stream. */
  void sign() {
    lastSign = clock.instant();
  }

  /** Whether the credential was no longer good when the last sign came. */
  boolean isExpired() {
    return !lastSign.isBefore(expiry);
  }

  /** The earliest time at which it can end, as far as is known now. */
  Instant next() {
    Instant silent = silent();
    return silent.isBefore(expiry) ? silent : expiry;
  }

  /** Its end, if that has come. */
  Optional<StreamEnd> ended(Instant now) {
    if (!now.isBefore(expiry)) {
      return Optional.of(StreamEnd.TOKEN_EXPIRED);
    }
    return now.isBefore(silent()) ? Optional.empty() : Optional.of(StreamEnd.STREAM_IDLE);
  }

  private Instant silent() {
    Instant last = lastSign;
    // a limit as long as a calendar is none
    return idle.compareTo(Duration.between(last, Instant.MAX)) < 0 ? last.plus(idle) : Instant.MAX;
  }
}
