package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AccessToken;
import dev.mcpgateway.acceptance.party.Dex;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The official MCP Inspector goes through the gateway with a token of Dex, and only with one. */
final class InspectorIT {

  /** The Inspector's exit status where authorization is needed. */
  private static final int AUTHORIZATION_NEEDED = 3;

  private static NodeTools node;
  @AutoClose private static Dex dex;
  @AutoClose private static McpBackend backend;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    node = NodeTools.required();
    Gateway.Settings settings = Gateway.with();
    dex = Dex.start(settings.port());
    backend = McpBackend.start("inspector-backend");
    gateway =
        settings
            .server("demo", "/mcp", backend.uri("/mcp"), dex.issuer())
            .start("inspector-gateway");
  }

  @Test
  void listsTheTools() throws IOException, InterruptedException {
    AccessToken token =
        dex.login("mcp-client", gateway.uri("/mcp")).as("alice@example.com", "password");

    Run run = inspect("--header", "Authorization: " + token.bearer(), "--method", "tools/list");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode tools = new ObjectMapper().readTree(run.out()).path("result").path("tools");
    assertThat(
            StreamSupport.stream(tools.spliterator(), false)
                .map(tool -> tool.path("name").asString()))
        .contains("echo", "calculator", "weather", "countdown", "received_headers");
  }

  @Test
  void isToldToAuthorizeWithoutAToken() throws IOException {
    Run run = inspect("--stored-auth-only", "--method", "tools/list");

    assertThat(run.exit()).as(run.output()).isEqualTo(AUTHORIZATION_NEEDED);
    assertThat(run.err()).contains("auth_required");
  }

  private static Run inspect(String... words) throws IOException {
    List<String> command =
        node.command(
            "@modelcontextprotocol/inspector/clients/launcher/build/index.js",
            "--cli",
            gateway.uri("/mcp").toString(),
            "--transport",
            "http",
            "--format",
            "json");
    command.addAll(List.of(words));
    // It would keep what it learns in the home directory.
    Map<String, String> environment =
        Map.of(
            "MCP_STORAGE_DIR", Repository.target("inspector").toString(), "BROWSER", "/bin/false");
    return Run.of(command, Repository.target("inspector"), environment, Duration.ofSeconds(60));
  }
}
