package dev.mcpgateway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import dev.mcpgateway.acceptance.party.ConformanceServer;
import dev.mcpgateway.acceptance.party.Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The doctor judges a server of the latest revision that others wrote, and this gateway before. */
final class LatestRevisionIT {

  private static final List<String> VERSIONS =
      List.of("VER-01", "VER-02", "VER-03", "VER-04", "VER-05", "VER-06");

  @TempDir private static Path directory;

  @AutoClose private static ConformanceServer server;
  @AutoClose private static AuthorizationServer authorizationServer;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    server = ConformanceServer.start(NodeTools.required(), "doctor-conformance");
    Gateway.Settings settings = Gateway.with();
    authorizationServer =
        AuthorizationServer.start(
            "doctor-latest-authorization-server", settings.uri("/mcp"), settings.uri("/bound"));
    gateway =
        settings
            .server("demo", "/mcp", server.uri(), authorizationServer.issuer())
            .scopes("demo", "mcp")
            .server("bound", "/bound", server.uri(), authorizationServer.issuer())
            .scopes("bound", "mcp")
            .option("servers.bound.dpop.mode", "required")
            .option("servers.bound.dpop.nonce", "true")
            .start("doctor-latest-gateway");
  }

  /** Its SDK sends the headers of a GET along with the first event, as curl sees as well. */
  @Test
  void findsThatTheServerItselfIsOpenAndSlowToAnswerAGet() throws IOException {
    JsonNode whole = json(doctor(server.uri()));

    assertThat(ids(whole)).containsExactly("CHAL-01", "SSE-11");
    assertJudged(whole, VERSIONS);
  }

  @Test
  void findsNothingElseBehindTheGatewayWithAToken() throws IOException {
    JsonNode whole = afterLogin("/mcp");

    assertThat(ids(whole)).containsExactly("SSE-11");
    assertJudged(whole, VERSIONS);
    assertJudged(whole, List.of("TOK-26", "SEC-13"));
  }

  /** A proof for each request, with the nonce that the gateway wants. */
  @Test
  void findsNothingElseWhereTheTokenMustBeBoundToAKey() throws IOException {
    JsonNode whole = afterLogin("/bound");

    assertThat(ids(whole)).containsExactly("SSE-11");
    assertJudged(whole, VERSIONS);
    assertJudged(whole, List.of("TOK-26", "TOK-28", "TOK-38", "SEC-13"));
  }

  private static JsonNode afterLogin(String path) throws IOException {
    List<String> kept = Kept.login(gateway.uri(path), directory);
    return json(doctor(gateway.uri(path), kept.toArray(String[]::new)));
  }

  private static List<String> ids(JsonNode whole) {
    return whole.path("findings").valueStream().map(one -> one.path("id").asString()).toList();
  }

  private static void assertJudged(JsonNode whole, List<String> checks) {
    assertThat(whole.path("notJudged").valueStream().map(JsonNode::asString))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(checks);
  }

  private static JsonNode json(Run run) {
    return new ObjectMapper().readTree(run.out());
  }

  private static Run doctor(URI about, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("doctor", about.toString(), "--json"));
    words.addAll(List.of(options));
    return Client.run(words.toArray(String[]::new));
  }
}
