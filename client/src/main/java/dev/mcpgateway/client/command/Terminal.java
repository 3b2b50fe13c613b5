package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.FlowException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.publisher.Mono;

/** What the commands have in common: they print, wait, and end with a code. */
final class Terminal {

  private Terminal() {}

  /** The command line fills its fields before it calls a command. */
  static <T> T present(@Nullable T filled) {
    if (filled == null) {
      throw new IllegalStateException("The command line was not read");
    }
    return filled;
  }

  static Printer printer(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    return new Printer(line.getOut(), line.getErr(), Ansi.AUTO);
  }

  /** For a command whose output is a result: everything else goes aside. */
  static Printer aside(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    return new Printer(line.getErr(), line.getErr(), Ansi.AUTO);
  }

  /** The one place that waits. */
  static int run(Mono<Integer> work, Printer printer) {
    try {
      Integer code = work.block();
      return code == null ? ExitCode.INTERNAL : code;
    } catch (FlowException failed) {
      printer.problem(failed.problem());
      return ExitCode.of(failed.problem());
    }
  }
}
