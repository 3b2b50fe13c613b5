package dev.mcpgateway.client.report;

import dev.mcpgateway.client.flow.StepReport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Something that happened in a flow. */
sealed interface Entry {

  /** When it began, counted from the first. */
  Duration at();

  /** A step was told of. */
  record Told(Duration at, StepReport report) implements Entry {}

  /**
   * A request was sent.
   *
   * @param at when
   * @param method its method
   * @param uri where to
   * @param request what was sent
   * @param answer what came
   * @param outcome the status, or why there is none
   */
  record Exchange(
      Duration at,
      String method,
      URI uri,
      Message request,
      Message answer,
      AtomicReference<String> outcome)
      implements Entry {}
}
