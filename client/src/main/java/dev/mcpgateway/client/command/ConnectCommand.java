package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Printable;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.mcp.Protocol;
import dev.mcpgateway.client.mcp.ServerInfo;
import dev.mcpgateway.client.mcp.Session;
import dev.mcpgateway.client.mcp.Tool;
import dev.mcpgateway.client.mcp.ToolResult;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows the whole flow step by step, then what the server can do. */
@Command(
    name = "connect",
    description = "Connects to an MCP server and shows each step, then lists and tries its tools.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  See how far a client gets, with a login in the browser:",
      "    mcp-client connect https://mcp.example.com/mcp",
      "  Hand the whole flow on, without its secrets:",
      "    mcp-client connect https://mcp.example.com/mcp --report flow.html",
      "  With a client id that is registered at one authorization server:",
      "    mcp-client connect URL --client-id my-client --issuer https://login.example.com"
    })
final class ConnectCommand implements Callable<Integer> {

  @Mixin private final ClientOptions options = new ClientOptions();

  @Mixin private final ServerParameter server = new ServerParameter();

  @Override
  public Integer call() {
    URI url = server.url();
    Output output = options.output().open();
    AtomicBoolean isAsked = new AtomicBoolean();
    Flow flow =
        new Flow(
            "connect " + url,
            options,
            output,
            report -> {
              isAsked.compareAndSet(false, report.step().compareTo(Step.CONNECT) < 0);
              output.told(report);
            });
    Session session = Connection.open(url, options, flow);
    return flow.run(
        Mono.usingWhen(
            Mono.just(session),
            opened -> steps(opened, url, output, flow.trace(), isAsked),
            Session::close));
  }

  private Mono<Integer> steps(
      Session session, URI url, Output output, Trace trace, AtomicBoolean isAsked) {
    return session
        .open()
        .doOnNext(info -> {
          trace.told(connected(info, url, isAsked.get()));
          output.data("server", Json.of(info));
        })
        .flatMap(_ -> session.tools())
        .doOnNext(tools -> {
          trace.told(listed(tools));
          output.data("tools", Json.of(tools));
        })
        .flatMap(tools -> tryOut(session, tools, output));
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

  private static Mono<Integer> tryOut(Session session, List<Tool> tools, Output output) {
    return Flux.fromIterable(ToolSample.of(tools))
        .concatMap(sample ->
            Mono.fromRunnable(() -> output.say("→ " + sample.tool() + " " + sample.arguments()))
                .then(session.call(sample.tool(), sample.arguments()))
                .doOnNext(result -> output.say("← " + words(result)))
                .map(result -> new ToolTrial(sample, result)))
        .collectList()
        .map(trials -> {
          output.data("calls", Json.ofTrials(trials));
          return trials.stream().anyMatch(trial -> trial.result().isError())
              ? ExitCode.TOOL_ERROR
              : ExitCode.OK;
        });
  }

  private static String words(ToolResult result) {
    return (result.isError() ? "error: " : "") + Printable.of(result.text().replace('\n', ' '));
  }
}
