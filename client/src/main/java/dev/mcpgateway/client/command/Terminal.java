package dev.mcpgateway.client.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the commands have in common: where they print. */
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

  /** What a value is refused with. */
  static ParameterException wrong(@Nullable CommandSpec spec, String message) {
    return new ParameterException(present(spec).commandLine(), message);
  }
}
