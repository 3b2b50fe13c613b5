package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.http.Failures;

/**
 * Why there is no answer.
 *
 * @param unsafe whether the client did not connect, as it must not be led there
 * @param words what happened
 */
record Failure(boolean unsafe, String words) {

  /** There is an answer. */
  static final Failure NONE = new Failure(false, "");

  static Failure of(Throwable thrown) {
    return new Failure(Failures.isUnsafe(thrown), Failures.words(thrown));
  }

  /** In a line. */
  String line() {
    return (unsafe ? "not sent" : "no answer") + (words.isEmpty() ? "" : ": " + words);
  }
}
