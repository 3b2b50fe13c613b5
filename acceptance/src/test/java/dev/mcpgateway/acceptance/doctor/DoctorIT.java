package dev.mcpgateway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.Dex;
import dev.mcpgateway.acceptance.party.EverythingServer;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.Nginx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The doctor finds nothing wrong with this gateway, and says of others what is wrong. */
final class DoctorIT {

  private static final Pattern ID = Pattern.compile("[A-Z]+-\\d\\d");

  @TempDir private static Path directory;

  @AutoClose private static EverythingServer everything;
  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static Dex dex;
  @AutoClose private static Gateway gateway;
  @AutoClose private static Nginx nginx;
  @AutoClose private static ExampleServer example;

  @BeforeAll
  static void start() throws IOException {
    NodeTools node = NodeTools.required();
    everything = EverythingServer.start(node, "doctor-everything", "streamableHttp");
    example = ExampleServer.start(node, "doctor-example");
    Gateway.Settings settings = Gateway.with();
    dex = Dex.start(settings.port());
    authorizationServer =
        AuthorizationServer.start("doctor-authorization-server", settings.uri("/mcp"));
    gateway =
        settings
            .server("demo", "/mcp", everything.uri("/mcp"), authorizationServer.issuer())
            .scopes("demo", "mcp")
            .server("dex", "/sse", everything.uri("/mcp"), dex.issuer())
            .scopes("dex", "openid", Dex.audience(settings.uri("/sse")))
            .start("doctor-gateway");
    nginx =
        Nginx.start(
            Files.readString(Repository.testFile("resources/doctor/nginx.conf"))
                .replace("GATEWAY", Integer.toString(gateway.port()))
                .replace("BACKEND", Integer.toString(everything.port())));
  }

  @Test
  void findsNothingAtThisGatewayWithTheEmbeddedAuthorizationServer() throws IOException {
    Run run = doctor(gateway.uri("/mcp"), "--client-id", "mcp-client");

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out()).startsWith("Nothing found at " + gateway.uri("/mcp"));
  }

  @Test
  void findsNothingThereAfterALoginEither() throws IOException {
    List<String> kept = Kept.login(gateway.uri("/mcp"), directory);

    Run run = doctor(gateway.uri("/mcp"), kept.toArray(String[]::new));

    assertThat(run.out()).startsWith("Nothing found at ").contains("with a token");
    assertThat(run.exit()).as(run.output()).isZero();
  }

  @Test
  void findsWithDexWhatTheDocumentSays() throws IOException {
    assertThat(found(gateway.uri("/sse"), "--client-id", "mcp-client"))
        .isNotEmpty()
        .containsExactlyElementsOf(documented("with Dex v2.45"));
  }

  @Test
  void findsWithATokenOfDexWhatTheDocumentSays() throws IOException, InterruptedException {
    String token =
        dex.login("mcp-client", gateway.uri("/sse")).as("alice@example.com", "password").text();

    assertThat(
            found(
                gateway.uri("/sse"),
                "--client-id",
                "mcp-client",
                "--token",
                Kept.secret(directory, "token", token)))
        .containsExactlyElementsOf(documented("with a token of Dex"));
  }

  private static List<String> documented(String words) throws IOException {
    String document = Files.readString(Repository.root().resolve("docs/doctor.md"));
    String line = document.lines().filter(one -> one.contains(words)).findFirst().orElseThrow();
    return ID.matcher(line).results().map(one -> one.group()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/silent/mcp, CHAL-02 PRM-01 SEC-10",
    "/stripped/mcp, CHAL-07 PRM-03 PRM-07 CORS-09 SEC-10",
    "/renamed/mcp, CHAL-14 SEC-10",
    "/open/mcp, CHAL-01 SEC-10 SSE-11"
  })
  void saysWhatIsWrongWithAProxy(String path, String ids) throws IOException {
    assertThat(found(nginx.uri(path), "--client-id", "mcp-client")).containsExactly(ids.split(" "));
  }

  /** The tool takes two seconds and tells of each step. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void measuresWhetherAProxyHoldsStreamsBack(boolean isBehindProxy) throws IOException {
    URI server = isBehindProxy ? nginx.uri("/open/mcp") : everything.uri("/mcp");

    List<String> found =
        found(
            server,
            "--stream-tool",
            "trigger-long-running-operation",
            "--stream-args",
            "{\"duration\":2,\"steps\":4}");

    assertThat(found.contains("SSE-01")).as(found.toString()).isEqualTo(isBehindProxy);
  }

  /** It answers a token that it does not know with a fault of its own. */
  @Test
  void saysWhatIsWrongWithAnExampleOfTheTypeScriptSdk() throws IOException {
    assertThat(found(example.uri()))
        .containsExactly(
            "CHAL-08", "ASM-13", "ASM-18", "TOK-02", "TOK-04", "TOK-06", "TOK-12", "SEC-02",
            "SEC-10");
  }

  private static List<String> found(URI server, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of(options));
    words.add("--json");
    Run run = doctor(server, words.toArray(String[]::new));
    assertThat(run.exit()).as(run.output()).isEqualTo(1);
    JsonNode whole = new ObjectMapper().readTree(run.out());
    return whole.path("findings").valueStream().map(one -> one.path("id").asString()).toList();
  }

  private static Run doctor(URI server, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("doctor", server.toString()));
    words.addAll(List.of(options));
    return Client.run(words.toArray(String[]::new));
  }
}
