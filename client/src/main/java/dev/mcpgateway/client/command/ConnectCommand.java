package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Printable;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.mcp.Protocol;
import dev.mcpgateway.client.mcp.ServerInfo;
import dev.mcpgateway.client.mcp.Session;
import dev.mcpgateway.client.mcp.Tool;
import dev.mcpgateway.client.mcp.ToolResult;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows the whole flow step by step, then what the server can do. */
@Command(
    name = "connect",
    description = "Connects to an MCP server and shows each step, then lists and tries its tools.")
final class ConnectCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "URL", converter = UriConverter.class, description = "The MCP server.")
  private @Nullable URI server;

  @Override
  public Integer call() {
    URI url = Terminal.present(server);
    Printer printer = Terminal.printer(Terminal.present(spec));
    AtomicBoolean isAsked = new AtomicBoolean();
    Session session =
        Connection.open(
            url,
            options,
            report -> {
              isAsked.set(true);
              printer.told(report);
            },
            printer::say);
    return Terminal.run(
        Mono.usingWhen(
            Mono.just(session), opened -> flow(opened, url, printer, isAsked), Session::close),
        printer);
  }

  private Mono<Integer> flow(Session session, URI url, Printer printer, AtomicBoolean isAsked) {
    return session
        .open()
        .doOnNext(info -> printer.told(connected(info, url, isAsked.get())))
        .flatMap(_ -> session.tools())
        .doOnNext(tools -> printer.told(listed(tools)))
        .flatMap(tools -> tryOut(session, tools, printer));
  }

  private StepReport connected(ServerInfo info, URI url, boolean isAsked) {
    return StepReport.of(Step.CONNECT, opening(info) + " at " + url)
        .asking(isAsked ? "with the token, on this and every request" : "without a token")
        .answered("server: " + info.name() + " " + info.version())
        .answered(
            "protocol revision: " + info.protocolVersion() + ", " + options.session().transport())
        .because(
            isAsked
                ? "The server accepts the token."
                : "The server asks for no authorization: steps 1 to 6 were not needed.");
  }

  private static String opening(ServerInfo info) {
    return info.protocolVersion().equals(Protocol.STATELESS.toString())
        ? "server/discover"
        : "initialize";
  }

  private static StepReport listed(List<Tool> tools) {
    StepReport report = StepReport.of(Step.TOOLS, "tools/list");
    for (Tool tool : tools) {
      report = report.answered(tool.name() + ": " + firstLine(tool.description()));
    }
    return report.because(tools.size() + (tools.size() == 1 ? " tool." : " tools."));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Mono<Integer> tryOut(Session session, List<Tool> tools, Printer printer) {
    return Flux.fromIterable(ToolSample.of(tools))
        .concatMap(sample ->
            Mono.fromRunnable(() -> printer.say("→ " + sample.tool() + " " + sample.arguments()))
                .then(session.call(sample.tool(), sample.arguments()))
                .doOnNext(result -> printer.say("← " + words(result))))
        .any(ToolResult::isError)
        .map(failed -> failed ? ExitCode.TOOL_ERROR : ExitCode.OK);
  }

  private static String words(ToolResult result) {
    return (result.isError() ? "error: " : "") + Printable.of(result.text().replace('\n', ' '));
  }
}
