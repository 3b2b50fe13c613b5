package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.BrowsingUser;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpBackend;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A program with the client's library gets through the gateway: one login, then refreshes. */
final class LibraryIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @AutoClose private static McpBackend backend;
  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static Gateway gateway;
  @AutoClose private final BrowsingUser user;

  LibraryIT() throws IOException {
    user = BrowsingUser.start();
  }

  @BeforeAll
  static void start() {
    Gateway.Settings settings = Gateway.with();
    backend = McpBackend.start("library-backend");
    authorizationServer =
        AuthorizationServer.start(
            "library-authorization-server",
            List.of("lifetimes.access-token=3s"),
            settings.uri("/mcp"));
    gateway =
        settings
            .server("demo", "/mcp", backend.uri("/mcp"), authorizationServer.issuer())
            .scopes("demo", "mcp")
            .start("library-gateway");
  }

  @Test
  void servesTheTransportOfTheJavaSdk() throws IOException {
    Run run = program("sdk");

    assertThat(run.out()).as(run.output()).containsPattern("first: .*hello(?s).*renewed: .*hello");
    assertThat(user.asked()).hasSize(1);
  }

  @Test
  void servesAPlainWebClient() throws IOException {
    Run run = program("plain");

    assertThat(run.out())
        .as(run.output())
        .containsPattern("first: .*\"result\"(?s).*renewed: .*\"result\"");
    assertThat(user.asked()).hasSize(1);
  }

  /** By the class path of a user: the packaged library, and the SDK beside it. */
  private Run program(String kind) throws IOException {
    String classPath =
        Repository.jar("client") + File.pathSeparator + System.getProperty("java.class.path");
    return Run.of(
        List.of(
            RunningProcess.java(),
            "-cp",
            classPath,
            Repository.testFile("library/LibraryProgram.java").toString(),
            kind,
            gateway.uri("/mcp").toString(),
            user.address().toString(),
            authorizationServer.issuer()),
        Repository.root(),
        Map.of(),
        LIMIT);
  }
}
