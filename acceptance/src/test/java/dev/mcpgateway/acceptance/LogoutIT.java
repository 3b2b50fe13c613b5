package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a logout the authorization server takes what was kept no more, whoever has a copy. */
final class LogoutIT {

  private static final Duration LIFETIME = Duration.ofSeconds(4);

  @TempDir private static Path directory;
  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static McpBackend backend;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    Gateway.Settings settings = Gateway.with();
    authorizationServer =
        AuthorizationServer.start(
            "logout-authorization-server",
            List.of("lifetimes.access-token=" + LIFETIME.toSeconds() + "s"),
            settings.uri("/mcp"));
    backend = McpBackend.start("logout-backend");
    gateway =
        settings
            .server("demo", "/mcp", backend.uri("/mcp"), authorizationServer.issuer())
            .start("logout-gateway");
    Path key = Files.writeString(key(), Base64.getEncoder().encodeToString(new byte[32]));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void leavesNothingThatCanBeRefreshed() throws IOException {
    Path copy = directory.resolve("copy");
    assertThat(run("login", "--login-as", AuthorizationServer.LOGIN).exit()).isZero();
    Run refreshed = calledAfterItsEnd();
    assertThat(refreshed.exit()).as(refreshed.output()).isZero();
    assertThat(refreshed.output()).contains("grant_type: refresh_token", "nobody had to log in");

    Files.copy(store(), copy);
    Run logout = run("logout");
    assertThat(logout.exit()).as(logout.output()).isZero();
    assertThat(logout.out())
        .containsSubsequence("hint: refresh_token", "status 200", "access_token", "status 200");
    assertThat(run("token").exit()).isEqualTo(3);

    Files.copy(copy, store(), StandardCopyOption.REPLACE_EXISTING);
    Run refused = calledAfterItsEnd();
    assertThat(refused.exit()).as(refused.output()).isEqualTo(3);
    assertThat(refused.output()).contains("status 400, no token", "good no more");
  }

  private static Run calledAfterItsEnd() throws IOException {
    Instant end = Instant.now().plus(LIFETIME);
    await().atMost(LIFETIME.multipliedBy(2)).until(() -> Instant.now().isAfter(end));
    return run("call", "echo", "message=hi", "-v", "--no-browser", "--timeout", "1");
  }

  private static Run run(String command, String... words) throws IOException {
    Stream<String> about = Stream.of(command, gateway.uri("/mcp").toString());
    Stream<String> kept =
        Stream.of("--store", store().toString(), "--store-key-file", key().toString());
    return Client.run(
        Stream.of(about, Stream.of(words), kept).flatMap(part -> part).toArray(String[]::new));
  }

  private static Path store() {
    return directory.resolve("store");
  }

  private static Path key() {
    return directory.resolve("key");
  }
}
