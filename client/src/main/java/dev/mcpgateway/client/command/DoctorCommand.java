package dev.mcpgateway.client.command;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Doctor;
import dev.mcpgateway.client.http.HttpClients;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with a server's authorization. */
@Command(
    name = "doctor",
    description = {
      "Says what is wrong with an MCP server's authorization, and what to change.",
      "It sends no credential, calls no tool, registers no client, and makes few requests."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  Why does no client connect?",
      "    mcp-client doctor https://mcp.example.com/mcp",
      "  In a pipeline: ends with 1 if there is an error or a warning",
      "    mcp-client doctor https://mcp.example.com/mcp --json"
    })
final class DoctorCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerParameter server = new ServerParameter();

  @Option(names = "--json", description = "Print one JSON object instead of words.")
  private boolean json;

  @Mixin private final AddressOptions addresses = new AddressOptions();

  @Override
  public Integer call() {
    URI url = server.url();
    Doctor doctor = new Doctor(new HttpClients(addresses.connectTo()), Clock.systemUTC());
    Diagnosis diagnosis = Terminal.present(doctor.examine(url).block(LIMIT));
    int code = code(diagnosis);
    PrintWriter out = Terminal.present(spec).commandLine().getOut();
    out.print(
        json
            ? DiagnosisJson.of(url, diagnosis, code)
            : DiagnosisText.of(url, diagnosis, Ansi.AUTO));
    out.flush();
    return code;
  }

  private static int code(Diagnosis diagnosis) {
    if (!diagnosis.isReached()) {
      return ExitCode.UNREACHABLE;
    }
    return diagnosis.isHealthy() ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
