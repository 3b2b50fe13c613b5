package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.EverythingServer;
import dev.mcpgateway.acceptance.party.Gateway;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The MCP project's own example server works behind the gateway as it comes. */
final class ServerEverythingIT {

  @AutoClose private static EverythingServer streamable;
  @AutoClose private static EverythingServer sse;
  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    NodeTools node = NodeTools.required();
    streamable = EverythingServer.start(node, "everything-streamableHttp", "streamableHttp");
    sse = EverythingServer.start(node, "everything-sse", "sse");
    Gateway.Settings settings = Gateway.with();
    authorizationServer =
        AuthorizationServer.start(
            "everything-authorization-server", settings.uri("/mcp"), settings.uri("/sse"));
    String issuer = authorizationServer.issuer();
    gateway =
        settings
            .server("everything", "/mcp", streamable.uri("/mcp"), issuer)
            .server("everything-sse", "/sse", sse.uri("/sse"), issuer)
            .option("servers.everything-sse.transport", "sse")
            .start("everything-gateway");
  }

  @Test
  void listsAndCallsOverStreamableHttp() throws IOException {
    assertListsAndCalls(Client.connect(gateway.uri("/mcp"), AuthorizationServer.LOGIN));
  }

  @Test
  void listsAndCallsOverHttpAndSse() throws IOException {
    assertListsAndCalls(
        Client.connect(gateway.uri("/sse"), AuthorizationServer.LOGIN, "--transport", "sse"));
  }

  @Test
  void streamsProgressOfALongCall() throws IOException {
    Run run =
        Client.run(
            "call",
            gateway.uri("/mcp").toString(),
            "trigger-long-running-operation",
            "duration=1",
            "steps=2",
            "--login-as",
            AuthorizationServer.LOGIN);

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("1 of 2", "2 of 2")
        .contains("Long running operation completed");
  }

  private static void assertListsAndCalls(Run run) {
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out())
        .contains("echo: ", "get-sum: ", "trigger-long-running-operation: ")
        .contains("← Echo: Hello from the MCP client");
  }
}
