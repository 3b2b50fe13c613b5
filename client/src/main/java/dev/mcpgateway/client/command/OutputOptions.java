package dev.mcpgateway.client.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options on what a command leaves behind. */
final class OutputOptions {

  @Option(
      names = "--json",
      description = "Print one JSON object at the end, and what else there is to say aside.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write each request and answer into an HTML file that needs no network, with the"
              + " secrets left out.")
  private @Nullable Path report;

  boolean json() {
    return json;
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }
}
