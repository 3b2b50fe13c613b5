package dev.mcpgateway.client.command;

import dev.mcpgateway.client.doctor.Doctor;
import dev.mcpgateway.client.doctor.Examination;
import dev.mcpgateway.client.doctor.Recording;
import dev.mcpgateway.client.doctor.RecordingException;
import dev.mcpgateway.client.doctor.Subject;
import dev.mcpgateway.client.http.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a server's authorization. */
@Command(
    name = "doctor",
    description = {
      "Says what is wrong with an MCP server's authorization, and what to change.",
      "It calls no tool unless told to, registers no client, and makes few requests. It sends no credential unless"
          + " it is given a token."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  Why does no client connect?",
      "    mcp-client doctor https://mcp.example.com/mcp",
      "  In a pipeline: ends with 1 if there is an error or a warning",
      "    mcp-client doctor https://mcp.example.com/mcp --junit doctor.xml --sarif doctor.sarif",
      "  With a token: after a login, or one that you have",
      "    mcp-client doctor https://mcp.example.com/mcp --store tokens --store-key-file key",
      "    mcp-client doctor https://mcp.example.com/mcp --token env:MCP_TOKEN",
      "  Do events come as they are sent, or does a proxy hold them back?",
      "    mcp-client doctor https://mcp.example.com/mcp --stream-tool slow --stream-args '{\"n\":5}'",
      "  For somebody else to look at, and to judge again without the server",
      "    mcp-client doctor https://mcp.example.com/mcp --html doctor.html --record seen.json",
      "    mcp-client doctor --offline seen.json"
    })
final class DoctorCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private @Nullable Target target;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description =
          "The id that the authorization server gave to your client: then it is no fault that"
              + " clients cannot register themselves.")
  private @Nullable String clientId;

  @Mixin private final TokenOptions token = new TokenOptions();

  @Mixin private final StreamOptions stream = new StreamOptions();

  @Mixin private final DiagnosisOptions outputs = new DiagnosisOptions();

  @Mixin private final AddressOptions addresses = new AddressOptions();

  /** What is judged: a server, or what was recorded of one. */
  private static final class Target {

    @Parameters(
        index = "0",
        paramLabel = "URL",
        converter = UriConverter.class,
        description = "The MCP server.")
    private @Nullable URI server;

    @Option(
        names = "--offline",
        paramLabel = "FILE",
        description = "Judge what --record wrote; nothing is sent.")
    private @Nullable Path recorded;
  }

  @Override
  public Integer call() {
    Target about = Terminal.present(target);
    outputs.check();
    Path recorded = about.recorded;
    Examination seen = recorded == null ? look(Terminal.present(about.server)) : read(recorded);
    return outputs.leave(seen, Doctor.judge(seen));
  }

  private Examination look(URI server) {
    Subject named = clientId == null ? Subject.of(server) : Subject.of(server).withClientId();
    Subject asked = stream.tool().map(named::withTool).orElse(named);
    Subject subject = token.withOther(token.withOwn(asked));
    Doctor doctor = new Doctor(new HttpClients(server, addresses.connectTo()), Clock.systemUTC());
    return Interruption.await(stop -> doctor.look(subject, stop), LIMIT);
  }

  private Examination read(Path recorded) {
    if (token.isGiven() || stream.isGiven()) {
      throw Terminal.wrong(
          spec,
          "--offline sends nothing: leave --token, --other-token, --store and --stream-tool out");
    }
    try {
      return Recording.read(recorded);
    } catch (IOException unreadable) {
      throw Terminal.wrong(spec, "--offline: cannot read " + recorded);
    } catch (RecordingException foreign) {
      throw Terminal.wrong(spec, "--offline: " + recorded + " " + foreign.getMessage());
    }
  }
}
