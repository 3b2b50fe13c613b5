package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.ServerInfo;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's root. */
@Command(
    name = "mcp-client",
    description = "An OAuth client for MCP servers.",
    mixinStandardHelpOptions = true,
    versionProvider = ClientCommand.class,
    footerHeading = "%nStart with:%n",
    footer = {
      "  mcp-client connect URL           shows each step from a refused call to the tools",
      "  mcp-client doctor URL            says what is wrong with a server, and what to change",
      "  mcp-client COMMAND --help        explains a command, with examples",
      "  source <(mcp-client generate-completion)   completes commands and options in bash and zsh"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ConnectCommand.class,
      CallCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      TokenCommand.class,
      DoctorCommand.class,
      GenerateCompletion.class
    },
    scope = CommandLine.ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a tool answered with an error; of doctor: there is an error or a warning",
      "2:the command line is wrong, or a file that it names",
      "3:not authorized: refused, not logged in, or not in time",
      "4:a server could not be reached",
      "5:a server's answer or metadata is wrong or not safe to use",
      "70:a fault of this client"
    })
public final class ClientCommand implements Runnable, IVersionProvider {

  private static final String FAULT = "A fault of this client";

  @Spec private @Nullable CommandSpec spec;

  /** Runs when no command is given. */
  @Override
  public void run() {
    throw new ParameterException(
        Terminal.present(spec).commandLine(),
        "Missing command: connect, call, doctor, login, logout or token");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"mcp-client " + ServerInfo.ownVersion()};
  }

  /** Runs a command line and returns its exit code. */
  public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Failed failed = Failed.of(out, arguments);
    CommandLine line = new CommandLine(new ClientCommand()).setOut(out).setErr(err);
    return line.setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(
            (wrong, _) -> failed.ended(said(wrong), String.valueOf(wrong.getMessage())))
        .setExecutionExceptionHandler((failure, _, _) -> failed.ended(fault(failure, err), FAULT))
        .execute(arguments);
  }

  /**
   * A page of options would hide what is wrong; who names no command has to see which there are.
   */
  private static int said(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(line.getColorScheme().errorText(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    if (line.getParent() == null) {
      line.usage(err, line.getColorScheme());
    } else {
      err.println(line.getCommandSpec().qualifiedName() + " --help explains it.");
    }
    return ExitCode.USAGE;
  }

  private static int fault(Exception failure, PrintWriter err) {
    err.println(FAULT + ": " + failure);
    return ExitCode.INTERNAL;
  }
}
