package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inProtected;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The session that was opened with the token that was given, and what it was answered with. */
final class SessionChecks {

  private static final String SECTION =
      "MCP 2025-11-25, Authorization; Security Best Practices, Session Hijacking";

  static final List<Check> ALL =
      List.of(
          new Check(
              "SEC-13",
              ERROR,
              "Whoever knows the session's id may use it without a token",
              SECTION,
              "Verify the token of each request; a session is no credential.",
              inProtected("session-bare", Exchange::isAccepted)),
          new Check(
              "SEC-14",
              ERROR,
              "Whoever knows the session's id may use it with a token that is none",
              SECTION,
              "Verify the token of each request, not only that of initialize.",
              inAnswer(SessionChecks::withGarbage, Exchange::isAccepted)),
          new Check(
              "SEC-15",
              WARNING,
              "A session's id without a good token is not answered with 401",
              SECTION,
              "Look at the token before the session.",
              notRefused()),
          new Check(
              "SEC-16",
              WARNING,
              "The answer to a call with a token may be kept by shared caches",
              "RFC 9111, 3.5; RFC 6750, 5.3",
              "Send Cache-Control: no-store or private.",
              inAnswer(Examination::good, one -> one.lists("Cache-Control", "public"))),
          new Check(
              "SEC-17",
              ERROR,
              "Another user may use the session, who knows its id",
              SECTION,
              "Bind the session to the user that opened it, by the issuer and the subject of the"
                  + " token, and answer 404 to everybody else.",
              inAnswer(SessionChecks::withOther, Exchange::isAccepted)));

  private SessionChecks() {}

  /** The answer in the session to another user's token that is good outside of it. */
  private static Optional<Exchange> withOther(Examination seen) {
    return seen.refusal()
        .flatMap(_ -> seen.answer("other"))
        .filter(Exchange::isAccepted)
        .flatMap(_ -> seen.answer("session-other"));
  }

  /** The answer in the session to a token that is refused outside of it. */
  private static Optional<Exchange> withGarbage(Examination seen) {
    return seen.refusal()
        .flatMap(_ -> seen.answer("garbage"))
        .filter(one -> one.status() == 401)
        .flatMap(_ -> seen.answer("session-garbage"));
  }

  private static Fault notRefused() {
    Fault shown =
        seen ->
            Stream.of(seen.answer("session-bare"), withGarbage(seen))
                .flatMap(Optional::stream)
                .filter(one -> !one.isAccepted() && one.status() != 401)
                .findFirst();
    return shown.where(
        seen -> seen.refusal().isPresent() && seen.answer("session-bare").isPresent());
  }
}
