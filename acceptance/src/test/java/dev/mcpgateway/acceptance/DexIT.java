package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import dev.mcpgateway.acceptance.party.AccessToken;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.Dex;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.Login;
import dev.mcpgateway.acceptance.party.McpBackend;
import dev.mcpgateway.acceptance.party.McpRequest;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dex's tokens let in whom they are meant to let in, and nobody else. */
final class DexIT {

  private static final String USER = "alice@example.com";
  private static final String PASSWORD = "password";
  private static final Pattern PAGE = Pattern.compile("Or open (\\S+) and");

  @AutoClose private static Dex dex;
  @AutoClose private static McpBackend backend;
  @AutoClose private static RecordingBackend recording;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    Gateway.Settings settings = Gateway.with();
    dex = Dex.start(settings.port());
    backend = McpBackend.start("dex-backend");
    recording = RecordingBackend.start();
    // Two servers: the demo's at /mcp, and at /sse one that records what it receives.
    gateway =
        settings
            .server("demo", "/mcp", backend.uri("/mcp"), dex.issuer())
            .scopes("demo", "openid", Dex.audience(settings.uri("/mcp")))
            .server("recording", "/sse", recording.uri("/mcp"), dex.issuer())
            .start("dex-gateway");
  }

  @BeforeEach
  void forget() {
    recording.reset();
  }

  @Test
  void clientLogsInAndCallsTools() throws IOException {
    Run run = Client.connect(gateway.uri("/mcp"), USER + ":" + PASSWORD);

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out())
        .contains(dex.issuer() + "/auth")
        .contains("echo", "calculator", "weather", "countdown", "received_headers");
  }

  @Test
  void clientOnADeviceIsLetInWhenItsUserAgreesElsewhere() throws IOException, InterruptedException {
    String server = gateway.uri("/mcp").toString();
    List<String> words =
        List.of("call", server, "echo", "message=from a device", "--grant", "device-code");
    try (RunningProcess device = RunningProcess.jar("client", "dex-device", words)) {
      URI page =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> page(device), Optional::isPresent)
              .get();

      dex.letIn(page, USER, PASSWORD);

      assertThat(device.awaitExit(Duration.ofSeconds(30))).as(device.log()).isZero();
      assertThat(device.log()).contains("from a device");
    }
  }

  /** The page that has the code in its address. */
  private static Optional<URI> page(RunningProcess device) {
    return PAGE.matcher(device.log())
        .results()
        .map(found -> URI.create(found.group(1)))
        .findFirst();
  }

  @Test
  void tokenNamesTheResourceAndIsLetIn() throws IOException, InterruptedException {
    AccessToken token = tokenFor(gateway.uri("/sse"));

    assertThat(token.claims().getAudience()).contains(gateway.uri("/sse").toString());
    assertThat(McpRequest.ping(gateway.uri("/sse")).bearer(token).status()).isEqualTo(200);
    assertThat(recording.received()).hasSize(1);
  }

  @Test
  void tokenForOneServerIsRefusedAtTheOther() throws IOException, InterruptedException {
    AccessToken token = tokenFor(gateway.uri("/mcp"));

    assertThat(McpRequest.ping(gateway.uri("/sse")).bearer(token).status()).isEqualTo(401);
    assertThat(recording.received()).isEmpty();
  }

  @Test
  void tokenOfAnotherClientIsRefused() throws IOException, InterruptedException {
    Login untrusted = dex.login("other-client", gateway.uri("/sse"));
    AccessToken genuine = untrusted.withScope("openid").as(USER, PASSWORD);

    assertThat(untrusted.refused(USER, PASSWORD)).isEqualTo("invalid_scope");
    assertThat(genuine.claims().getAudience()).containsExactly("other-client");
    assertThat(McpRequest.ping(gateway.uri("/sse")).bearer(genuine).status()).isEqualTo(401);
    assertThat(recording.received()).isEmpty();
  }

  @Test
  void newKeysReplaceTheOldOnes() throws IOException, InterruptedException {
    AccessToken before = tokenFor(gateway.uri("/sse"));
    assertThat(statusAtRecordingServer(before)).isEqualTo(200);

    dex.restart();
    AccessToken after = tokenFor(gateway.uri("/sse"));

    // An unknown key is looked for at most once in ten seconds.
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> statusAtRecordingServer(after) == 200);
    recording.reset();
    assertThat(statusAtRecordingServer(before)).isEqualTo(401);
    assertThat(recording.received()).isEmpty();
  }

  private static int statusAtRecordingServer(AccessToken token)
      throws IOException, InterruptedException {
    return McpRequest.ping(gateway.uri("/sse")).bearer(token).status();
  }

  private static AccessToken tokenFor(URI resource) throws IOException, InterruptedException {
    return dex.login("mcp-client", resource).as(USER, PASSWORD);
  }
}
