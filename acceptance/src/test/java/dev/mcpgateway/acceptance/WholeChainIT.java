package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AccessToken;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpBackend;
import dev.mcpgateway.acceptance.party.McpRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Four processes and nothing else: a user without a token ends up with the tools' answers. */
final class WholeChainIT {

  private static final List<String> STEPS =
      List.of(
          "1  Call the server without a token",
          "2  Protected resource metadata",
          "3  Authorization server metadata",
          "4  Authorization request",
          "5  Authorization response",
          "6  Token request",
          "7  Connect to the server",
          "8  List and call tools");

  private static final Pattern WHOLE_TOKEN =
      Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}");

  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static McpBackend backend;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() {
    Gateway.Settings settings = Gateway.with();
    authorizationServer =
        AuthorizationServer.start(
            "chain-authorization-server",
            settings.uri("/mcp"),
            settings.uri("/sse"),
            settings.uri("/bound"));
    backend = McpBackend.start("chain-backend");
    gateway =
        settings
            .server("demo", "/mcp", backend.uri("/mcp"), authorizationServer.issuer())
            .option("servers.demo.access-token-cookie", "access_token")
            .server("demo-sse", "/sse", backend.uri("/sse"), authorizationServer.issuer())
            .option("servers.demo-sse.transport", "sse")
            .option("servers.demo-sse.access-token-cookie", "access_token")
            .server("demo-bound", "/bound", backend.uri("/mcp"), authorizationServer.issuer())
            .option("servers.demo-bound.dpop.mode", "required")
            .option("servers.demo-bound.dpop.nonce", "true")
            .start("chain-gateway");
  }

  @Test
  void leadsFromARefusalToTheToolsOverStreamableHttp() throws IOException {
    assertWholeFlow(connect("/mcp"));
  }

  @Test
  void leadsFromARefusalToTheToolsOverHttpAndSseWithTheCookie() throws IOException {
    assertWholeFlow(connect("/sse", "--transport", "sse", "--cookie"));
  }

  @Test
  void leadsToATokenThatIsWorthNothingWithoutItsKey(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path key = directory.resolve("key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    URI resource = gateway.uri("/bound");
    String[] store = {"--store", directory.resolve("s").toString(), "--store-key-file", "" + key};

    Run login = connect("/bound", store);
    Run call = Client.run(words(store, "call", "" + resource, "echo", "message=bound"));
    Run shown = Client.run(words(store, "token", "" + resource, "--show-token"));

    assertWholeFlow(login);
    assertThat(login.out()).contains("bound to a key of this client");
    assertThat(call.out()).as(call.output()).contains("bound");
    JsonNode kept = new ObjectMapper().readTree(shown.out());
    assertThat(kept.path("claims").path("cnf").path("jkt")).isEqualTo(kept.path("boundToKey"));
    String token = kept.path("accessToken").asString();
    for (String stolen : List.of("Bearer " + token, "DPoP " + token)) {
      assertThat(McpRequest.ping(resource).with("Authorization", stolen).status()).isEqualTo(401);
    }
  }

  private static String[] words(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void callsOneTool() throws IOException {
    Run run =
        Client.run(
            "call", mcp(), "calculator", "operation=multiply", "a=6", "b=7", "--login-as", login());

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out()).contains("42");
  }

  @Test
  void showsTheCredentialToNobodyBehindTheGateway() throws IOException {
    Run run = Client.run("call", mcp(), "received_headers", "--login-as", login());

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out().toLowerCase(Locale.ROOT))
        .contains("content-type")
        .doesNotContain("authorization", "cookie");
  }

  @Test
  void writesNoTokenToAnyLog() throws IOException, InterruptedException {
    URI resource = gateway.uri("/mcp");
    AccessToken token = authorizationServer.token(resource);
    AccessToken other = authorizationServer.token(gateway.uri("/sse"));
    URI query = URI.create(resource + "?access_token=" + token.text());

    assertThat(McpRequest.ping(resource).bearer(other).status()).isEqualTo(401);
    assertThat(McpRequest.ping(resource).bearer(token).cookie(token).status()).isEqualTo(400);
    assertThat(McpRequest.ping(query).status()).isEqualTo(400);
    McpRequest.ping(resource).bearer(token).send();
    McpRequest.ping(resource).cookie(token).fromItsOwnOrigin().send();
    Run client = connect("/mcp");

    for (String log :
        List.of(
            authorizationServer.process().log(),
            backend.process().log(),
            gateway.process().log(),
            client.output())) {
      assertThat(log.contains(token.text()) || log.contains(other.text())).isFalse();
      assertThat(WHOLE_TOKEN.matcher(log).find()).isFalse();
    }
  }

  private static void assertWholeFlow(Run run) {
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out())
        .containsSubsequence(STEPS)
        .contains("echo", "calculator", "weather", "countdown", "received_headers")
        .contains("← Hello from the MCP client");
  }

  private static Run connect(String path, String... options) throws IOException {
    return Client.connect(gateway.uri(path), login(), options);
  }

  private static String mcp() {
    return gateway.uri("/mcp").toString();
  }

  private static String login() {
    return AuthorizationServer.LOGIN;
  }
}
