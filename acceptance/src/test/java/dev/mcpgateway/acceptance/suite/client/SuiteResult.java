package dev.mcpgateway.acceptance.suite.client;

import dev.mcpgateway.acceptance.machine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;

/**
 * What the suite found.
 *
 * @param exit its exit status
 * @param checks each check that was made, as {@code STATUS id}
 * @param output what it wrote
 */
record SuiteResult(int exit, List<String> checks, String output) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static SuiteResult of(Run run, Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      List<String> checks =
          files.filter(file -> file.endsWith("checks.json")).flatMap(SuiteResult::read).toList();
      return new SuiteResult(run.exit(), checks, run.output());
    }
  }

  private static Stream<String> read(Path file) {
    return JSON.readTree(file)
        .valueStream()
        .map(check -> check.path("status").asString() + " " + check.path("id").asString());
  }

  long successes() {
    return checks.stream().filter(check -> check.startsWith("SUCCESS ")).count();
  }

  /** The ids of the checks that ended badly. */
  List<String> objections() {
    return checks.stream()
        .filter(check -> check.startsWith("FAILURE ") || check.startsWith("WARNING "))
        .map(check -> check.replaceFirst("^\\w+ ", ""))
        .toList();
  }
}
