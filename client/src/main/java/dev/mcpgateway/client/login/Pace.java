package dev.mcpgateway.client.login;

import java.time.Duration;

/**
 * How often a device asks whether its user has agreed.
 *
 * @param interval the least time between two questions, as the server wants it
 * @param pause the time until the next question
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.5">RFC 8628, 3.5</a>
 */
record Pace(Duration interval, Duration pause) {

  private static final Duration SLOWER = Duration.ofSeconds(5);

  Pace(Duration interval) {
    this(interval, interval);
  }

  /** After an answer. */
  Pace steady() {
    return new Pace(interval);
  }

  /** After the server's wish, for good. */
  Pace slower() {
    return new Pace(interval.plus(SLOWER));
  }

  /** After no answer: twice as long each time. */
  Pace backedOff() {
    return new Pace(interval, pause.multipliedBy(2));
  }
}
