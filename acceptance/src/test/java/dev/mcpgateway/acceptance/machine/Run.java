package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that was run to its end.
 *
 * @param exit its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Run(int exit, String out, String err) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Runs a command in the directory of this module. */
  public static Run of(List<String> command) throws IOException {
    return of(command, Repository.module(), Map.of(), LIMIT);
  }

  /** Runs a command; where it takes longer than the limit, it is ended and the test fails. */
  public static Run of(
      List<String> command, Path directory, Map<String, String> environment, Duration limit)
      throws IOException {
    Path out = Files.createTempFile(Repository.target("run"), "out", ".log");
    Path err = Files.createTempFile(Repository.target("run"), "err", ".log");
    try {
      var builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().putAll(environment);
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean ended = ends(process, limit);
      var run = new Run(ended ? process.exitValue() : -1, text(out), text(err));
      if (!ended) {
        throw new AssertionError(command.getFirst() + " did not end in " + limit + "\n" + run);
      }
      return run;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  public boolean succeeded() {
    return exit == 0;
  }

  /** Both outputs, one after the other. */
  public String output() {
    return out + err;
  }

  private static boolean ends(Process process, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return false;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
