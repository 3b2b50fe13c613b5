package dev.mcpgateway.client.doctor;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param answer for an answer, or a stream's beginning
 * @param stream for what comes on a stream
 * @param idle for something on a stream on which nothing happens
 * @param tool for a tool's answer
 * @param whole for all questions together
 * @param ends for the ends of sessions, after that
 */
record Waits(
    Duration answer, Duration stream, Duration idle, Duration tool, Duration whole, Duration ends) {

  /** With somebody before the screen. */
  static final Waits OF_PEOPLE =
      new Waits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofSeconds(30));
}
