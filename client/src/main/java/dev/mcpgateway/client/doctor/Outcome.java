package dev.mcpgateway.client.doctor;

/** What became of a check. */
public enum Outcome {
  /** What it looks for is not there. */
  PASSED,
  /** It is there. */
  FOUND,
  /** What it rests on was missing. */
  NOT_JUDGED
}
