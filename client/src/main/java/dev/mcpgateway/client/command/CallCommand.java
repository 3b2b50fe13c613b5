package dev.mcpgateway.client.command;

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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Calls one tool and prints what it answers. */
@Command(
    name = "call",
    description = "Calls one tool of an MCP server, after a login if it wants one.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  Arguments as the tool's schema wants them:",
      "    mcp-client call https://mcp.example.com/mcp calculator operation=add a=2 b=3",
      "  Arguments as JSON, and the whole result for a program:",
      "    mcp-client call URL search '{\"query\":\"x\",\"limit\":5}' --json",
      "  On a machine without a browser (open the printed address elsewhere, and forward the port):",
      "    mcp-client call URL echo message=hi --no-browser --callback-port 8090",
      "  There, with a code to type elsewhere:",
      "    mcp-client call URL echo message=hi --grant device-code",
      "  For a program that acts for itself, by its key or its platform's word:",
      "    mcp-client call URL echo message=hi --grant client-credentials \\",
      "        --issuer ISSUER --client-id ID --client-key-file key.pem",
      "    mcp-client call URL echo message=hi --grant workload-identity \\",
      "        --client-id ID --assertion /var/run/secrets/tokens/mcp"
    })
final class CallCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ClientOptions options = new ClientOptions();

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the steps of the login.")
  private boolean verbose;

  @Mixin private final ServerParameter server = new ServerParameter();

  @Parameters(index = "1", paramLabel = "TOOL", description = "The tool's name.")
  private @Nullable String tool;

  @Parameters(
      index = "2..*",
      paramLabel = "ARGUMENT",
      description = "key=value pairs, or one JSON object.")
  private @Nullable List<String> words;

  @Override
  public Integer call() {
    URI url = server.url();
    CommandSpec present = Terminal.present(spec);
    Output output = options.output().open();
    Output aside = options.output().json() ? output : Terminal.aside(present);
    boolean isShown = verbose || options.output().json();
    Flow flow =
        new Flow(
            "call " + url + " " + tool,
            options,
            new Aside(output, aside),
            step -> {
              if (isShown) {
                aside.told(step);
              }
            });
    Session session = Connection.open(url, options, flow);
    return flow.run(
        Mono.usingWhen(Mono.just(session), opened -> call(opened, output), Session::close));
  }

  private Mono<Integer> call(Session session, Output output) {
    String name = Terminal.present(tool);
    return session
        .open()
        .then(session.tools())
        .map(tools -> tools.stream().filter(one -> one.name().equals(name)).findFirst())
        .map(known -> arguments(known))
        .flatMap(arguments -> session.call(name, arguments))
        .map(result -> {
          output.result(result.text());
          output.data("result", result.whole());
          return result.isError() ? ExitCode.TOOL_ERROR : ExitCode.OK;
        });
  }

  private ObjectNode arguments(Optional<Tool> known) {
    try {
      return ToolArguments.of(words == null ? List.of() : words, known);
    } catch (IllegalArgumentException wrong) {
      throw Terminal.wrong(spec, String.valueOf(wrong.getMessage()));
    }
  }
}
