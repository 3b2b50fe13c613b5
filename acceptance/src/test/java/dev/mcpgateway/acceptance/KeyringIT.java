package dev.mcpgateway.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.mcpgateway.acceptance.machine.DesktopKeyring;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of kept tokens is in a desktop's keyring: here a real one, by the real secret-tool. */
final class KeyringIT {

  private static final int USAGE = 2;
  private static final List<String> PATHS = List.of("/one", "/two");

  @AutoClose private static DesktopKeyring keyring;
  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static RecordingBackend backend;
  @AutoClose private static Gateway gateway;

  @TempDir private static Path directory;

  @BeforeAll
  static void start() throws IOException {
    keyring = DesktopKeyring.required(directory);
    Gateway.Settings settings = Gateway.with();
    authorizationServer =
        AuthorizationServer.start(
            "keyring-authorization-server", PATHS.stream().map(settings::uri).toArray(URI[]::new));
    backend = RecordingBackend.start();
    backend.answers(KeyringIT::greet);
    PATHS.forEach(path -> {
      String name = path.substring(1);
      settings.server(name, path, backend.uri("/mcp"), authorizationServer.issuer());
      settings.scopes(name, "mcp");
    });
    gateway = settings.start("keyring-gateway");
  }

  /** All that a login wants of the server itself. */
  private static void greet(HttpExchange exchange) throws IOException {
    byte[] body =
        """
        {"jsonrpc": "2.0", "id": 1, "result": {"protocolVersion": "2025-11-25",
        "capabilities": {}, "serverInfo": {"name": "some server", "version": "1"}}}
        """
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Test
  void opensWhatTwoLoginsAtOnceHaveKept() throws Exception {
    Path store = directory.resolve("tokens");
    String[] slow = {"--keyring-path", slowKeyring(store).toString()};
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Run>> logins =
          PATHS.stream().map(path -> threads.submit(() -> login(path, store, slow))).toList();
      for (Future<Run> login : logins) {
        assertThat(login.get().exit()).as(login.get().output()).isZero();
      }
    }

    for (String path : PATHS) {
      Run kept = client(keyring.environment(), "token", path, store);
      assertThat(kept.out()).as(kept.output()).contains(gateway.uri(path).toString());
    }
    assertThat(keyring.accounts("mcp-client token store")).containsExactly(store.toString());
    staysAsItIsWhereThereIsNoKey(store);
  }

  /**
   * So slow that a login that does not wait for the other one finds no key, and replaces the
   * other's by its own when that is in use.
   */
  private static Path slowKeyring(Path store) throws IOException {
    Path slow = Files.createDirectory(directory.resolve("slow"));
    Path tool = slow.resolve("secret-tool");
    Files.writeString(
        tool,
        """
        #!/bin/sh
        if [ "$1" = store ]; then
          if mkdir "$0.first"; then sleep 2; else until [ -e '%s' ]; do sleep 0.1; done; fi
        fi
        exec secret-tool "$@"
        """
            .formatted(store));
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    return slow;
  }

  private static void staysAsItIsWhereThereIsNoKey(Path store) throws IOException {
    byte[] before = Files.readAllBytes(store);
    Map<String, String> noBus = new HashMap<>(keyring.environment());
    noBus.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + directory.resolve("none"));
    refuses(client(noBus, "token", PATHS.getFirst(), store), "gave no key for");
    keyring.lock();
    refuses(login(PATHS.getFirst(), store), "gave no key for");
    assertThat(store).hasBinaryContent(before);

    Path another = directory.resolve("another");
    refuses(login(PATHS.getFirst(), another), "did not keep the key");
    assertThat(another).doesNotExist();
  }

  /** Before anybody is asked to log in. */
  private static void refuses(Run run, String why) {
    assertThat(run.exit()).as(run.output()).isEqualTo(USAGE);
    assertThat(run.output())
        .contains(why, "see that the keyring runs and is unlocked", "--store-key-file")
        .doesNotContain("Authorization request");
  }

  private static Run login(String path, Path store, String... more) throws IOException {
    String[] asAlice = {"--login-as", AuthorizationServer.LOGIN};
    return client(
        keyring.environment(),
        "login",
        path,
        store,
        Stream.of(asAlice, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static Run client(
      Map<String, String> environment, String command, String path, Path store, String... more)
      throws IOException {
    return Client.run(
        environment,
        Stream.concat(
                Stream.of(command, gateway.uri(path).toString(), "--store", store.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
