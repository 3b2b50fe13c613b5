package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.mcp.Session;
import dev.mcpgateway.client.mcp.Tool;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Calls one tool and prints what it answers. */
@Command(
    name = "call",
    description = "Calls one tool of an MCP server, after a login if it wants one.")
final class CallCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ClientOptions options = new ClientOptions();

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the steps of the login.")
  private boolean verbose;

  @Parameters(
      index = "0",
      paramLabel = "URL",
      converter = UriConverter.class,
      description = "The MCP server.")
  private @Nullable URI server;

  @Parameters(index = "1", paramLabel = "TOOL", description = "The tool's name.")
  private @Nullable String tool;

  @Parameters(
      index = "2..*",
      paramLabel = "ARGUMENT",
      description = "key=value pairs, or one JSON object.")
  private @Nullable List<String> words;

  @Override
  public Integer call() {
    Printer aside = Terminal.aside(Terminal.present(spec));
    Printer printer = Terminal.printer(Terminal.present(spec));
    Session session =
        Connection.open(
            Terminal.present(server), options, verbose ? aside : Trace.SILENT, aside::say);
    return Terminal.run(
        Mono.usingWhen(Mono.just(session), opened -> call(opened, printer), Session::close),
        printer);
  }

  private Mono<Integer> call(Session session, Printer printer) {
    String name = Terminal.present(tool);
    return session
        .open()
        .then(session.tools())
        .map(tools -> tools.stream().filter(one -> one.name().equals(name)).findFirst())
        .map(known -> arguments(known))
        .flatMap(arguments -> session.call(name, arguments))
        .map(result -> {
          printer.result(result.text());
          return result.isError() ? ExitCode.TOOL_ERROR : ExitCode.OK;
        });
  }

  private ObjectNode arguments(Optional<Tool> known) {
    try {
      return ToolArguments.of(words == null ? List.of() : words, known);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(Terminal.present(spec).commandLine(), wrong.getMessage());
    }
  }
}
