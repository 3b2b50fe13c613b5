package dev.mcpgateway.client.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program that reads a few bytes, answers with a few bytes, and is stopped if it takes too long.
 *
 * <p>What it says on standard error goes to the user as it is.
 *
 * @param path where it is
 * @param patience how long it may take
 */
record Program(Path path, Duration patience) {

  private static final int LONGEST = 256;

  /**
   * How a run ended.
   *
   * @param code the exit code
   * @param out the start of the standard output
   */
  record Ended(int code, String out) {}

  Ended run(List<String> arguments, String input) throws IOException, TimeoutException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(path.toString()), arguments.stream()).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      tell(process, input);
      return ended(process);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A program that reads nothing says by its exit code what it thinks. */
  private static void tell(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    } catch (IOException _) {
      // It has ended, or closed its input: what follows shows whether it did its work.
    }
  }

  /** An answer is shorter than a pipe's buffer, so the program never waits for its reader. */
  private Ended ended(Process process) throws IOException, InterruptedException, TimeoutException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException();
    }
    byte[] out = process.getInputStream().readNBytes(LONGEST);
    return new Ended(process.exitValue(), new String(out, UTF_8));
  }
}
