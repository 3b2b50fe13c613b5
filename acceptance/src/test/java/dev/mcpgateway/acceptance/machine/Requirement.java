package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Something that a machine may lack: without it a test is skipped, but fails where CI is set. */
final class Requirement {

  private Requirement() {}

  static void met(boolean there, String what) {
    if (there) {
      return;
    }
    String line = "skipped: " + what;
    if (onContinuousIntegration()) {
      throw new AssertionError("must not be skipped where CI is set: " + what);
    }
    System.out.println(line);
    Assumptions.abort(line);
  }

  /** Whether this command can be run here at all and ends with 0. */
  static boolean works(String... command) {
    try {
      return Run.of(List.of(command)).succeeded();
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean onContinuousIntegration() {
    String ci = System.getenv("CI");
    return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
  }
}
