package dev.mcpgateway.client.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options on what a command leaves behind. */
final class OutputOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  /** Where the command speaks, in words or as JSON. */
  Output open() {
    CommandSpec command = Terminal.present(spec);
    report()
        .flatMap(OutputFile::objection)
        .ifPresent(words -> {
          throw Terminal.wrong(command, words);
        });
    CommandLine line = command.commandLine();
    return json ? new JsonOutput(line.getOut(), line.getErr()) : Terminal.printer(command);
  }

  boolean json() {
    return json;
  }

  Optional<OutputFile> report() {
    return Optional.ofNullable(report).map(path -> new OutputFile("--report", path));
  }
}
