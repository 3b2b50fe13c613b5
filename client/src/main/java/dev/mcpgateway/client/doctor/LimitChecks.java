package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.List;

/** Whether the doctor itself came to the end of its questions. */
final class LimitChecks {

  /** By it a diagnosis is known that is not the whole. */
  static final String CUT = "LIM-01";

  static final List<Check> ALL =
      List.of(
          new Check(
              CUT,
              WARNING,
              "The doctor came to its limit before it had asked all",
              "MCP 2025-11-25, Lifecycle, Timeouts",
              "What rests on the rest is not judged: run it again. If it ends like this again, look"
                  + " at why the request that is shown takes so long; clients wait for it, too.",
              inAnswer(
                      seen -> seen.exchange(seen.course().slowest()).filter(_ -> seen.isReached()),
                      (_, seen) -> !seen.course().isComplete())
                  .telling(seen -> List.of(seen.course().line()))));

  private LimitChecks() {}
}
