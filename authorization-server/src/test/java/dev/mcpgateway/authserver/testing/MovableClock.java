package dev.mcpgateway.authserver.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time, moved by as much as a test wants. */
public final class MovableClock extends Clock {

  private volatile Duration offset = Duration.ZERO;

  /** Lets this much time pass. */
  public void pass(Duration duration) {
    offset = offset.plus(duration);
  }

  /** Goes back to the present. */
  public void reset() {
    offset = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
