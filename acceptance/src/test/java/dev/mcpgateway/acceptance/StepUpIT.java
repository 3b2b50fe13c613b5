package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpBackend;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import dev.mcpgateway.acceptance.party.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** A user whose token is good, but not for this tool, logs in for more, and the tool is called. */
final class StepUpIT {

  private static final int NOT_AUTHORIZED = 3;
  private static final Pattern ASKED_FOR = Pattern.compile("→ scope: (.+) \\(");
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static McpBackend server;
  @AutoClose private static RecordingBackend backend;
  @AutoClose private static Gateway gateway;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws IOException {
    Gateway.Settings settings = Gateway.with();
    authorizationServer =
        AuthorizationServer.start("step-up-authorization-server", settings.uri("/mcp"));
    server = McpBackend.start("step-up-backend");
    backend = RecordingBackend.start();
    gateway =
        settings
            .server("demo", "/mcp", backend.uri("/mcp"), authorizationServer.issuer())
            .scopes("demo", "mcp")
            .option("servers.demo.policy.rules[0].tools", "calculator")
            .option("servers.demo.policy.rules[0].scopes", "mcp:admin")
            .option("servers.demo.policy.rules[1].tools", "weather")
            .option("servers.demo.policy.rules[1].scopes", "mcp:owner")
            .option("servers.demo.policy.rules[2].methods", "*")
            .option("servers.demo.policy.rules[2].scopes", "mcp")
            .start("step-up-gateway");
  }

  @BeforeEach
  void forget() {
    backend.reset();
    backend.answers(new Relay(server.uri("/mcp")));
  }

  @Test
  void callsWhatNeedsMoreAfterALoginForMore() throws IOException {
    Run small = call("echo", "message=hi");
    assertThat(small.exit()).as(small.output()).isZero();
    assertThat(logins(small)).containsExactly("mcp");

    Run more = call("calculator", "operation=multiply", "a=6", "b=7");
    assertThat(more.exit()).as(more.output()).isZero();
    assertThat(more.out()).contains("42");
    assertThat(more.output()).contains("403 Forbidden", "error: insufficient_scope");
    assertThat(logins(more)).containsExactly("mcp mcp:admin");

    Run again = call("calculator", "operation=add", "a=1", "b=2");
    assertThat(again.exit()).as(again.output()).isZero();
    assertThat(logins(again)).as("the larger token is kept").isEmpty();
    // what was refused is not among them
    assertThat(toolCalls()).containsExactly("echo", "calculator", "calculator");
  }

  @Test
  void endsWithAnErrorWhereTheAuthorizationServerGivesNoMore() throws IOException {
    Run run = call("weather", "city=Berlin");

    assertThat(run.exit()).as(run.output()).isEqualTo(NOT_AUTHORIZED);
    assertThat(run.output()).contains("403 Forbidden", "invalid_scope");
    assertThat(logins(run)).containsExactly("mcp", "mcp mcp:owner");
    assertThat(toolCalls()).isEmpty();
  }

  private Run call(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("call", gateway.uri("/mcp").toString()));
    all.addAll(List.of(words));
    all.addAll(List.of("--verbose", "--login-as", AuthorizationServer.LOGIN));
    all.addAll(List.of("--store", directory.resolve("tokens").toString()));
    all.addAll(List.of("--store-key-file", key().toString()));
    return Client.run(all.toArray(String[]::new));
  }

  private Path key() throws IOException {
    Path file = directory.resolve("key");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
    }
    return file;
  }

  /** The scopes of each authorization request. */
  private static List<String> logins(Run run) {
    return ASKED_FOR.matcher(run.output()).results().map(found -> found.group(1)).toList();
  }

  /** The tools of the calls that reached the server. */
  private static List<String> toolCalls() {
    return backend.received().stream()
        .map(RecordingBackend.Received::body)
        .filter(body -> !body.isEmpty())
        .map(JSON::readTree)
        .filter(message -> message.path("method").asString("").equals("tools/call"))
        .map(message -> message.path("params").path("name").asString())
        .toList();
  }
}
