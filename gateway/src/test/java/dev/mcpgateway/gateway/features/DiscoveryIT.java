package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.RawHttp;
import dev.mcpgateway.gateway.testing.RawHttp.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows nothing but the URL finds out where to get a token. */
class DiscoveryIT {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private static final FakeIssuer issuer = FakeIssuer.start();
  private static final FakeBackend backend = FakeBackend.start();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        GatewayFixture.start(
            backend.uri("/mcp").toString(),
            issuer,
            Map.of(
                "mcp.gateway.servers.demo.name", "Demo MCP server",
                "mcp.gateway.servers.demo.documentation", "https://docs.example.com/mcp",
                "mcp.gateway.servers.demo.authorization-servers", "http://localhost:5558",
                "mcp.gateway.servers.demo.scopes", "openid,mcp:read"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    backend.close();
    issuer.close();
  }

  @AfterEach
  void nothingReachedTheBackend() {
    assertThat(backend.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "BREW"})
  void challengesEveryMethodAndNamesTheMetadata(String method) {
    Answer answer = send(method, "/mcp");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.all("WWW-Authenticate"))
        .containsExactly(
            "Bearer resource_metadata=\"http://localhost:"
                + gateway.port()
                + WELL_KNOWN
                + "/mcp\", scope=\"openid mcp:read\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mcp/", "/mcp/deeper", "/mcp?x=y"})
  void challengesEverythingBelowTheResource(String target) {
    assertThat(send("GET", target).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {WELL_KNOWN + "/mcp", WELL_KNOWN, WELL_KNOWN + "?x=y"})
  void servesTheMetadata(String target) {
    Answer answer = send("GET", target);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("application/json");
    assertThat(answer.header("Cache-Control")).hasValue("max-age=300");
    JsonNode metadata = JsonMapper.shared().readTree(answer.body());
    assertThat(metadata)
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"resource": "http://localhost:%d/mcp",
                     "authorization_servers": ["http://localhost:5558"],
                     "scopes_supported": ["openid", "mcp:read"],
                     "bearer_methods_supported": ["header"],
                     "resource_name": "Demo MCP server",
                     "resource_documentation": "https://docs.example.com/mcp"}\
                    """
                        .formatted(gateway.port())));
  }

  @Test
  void answersHeadWithoutABody() {
    Answer answer = send("HEAD", WELL_KNOWN + "/mcp");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void servesTheMetadataToPagesOfAnyOrigin() {
    Answer answer = send("GET", WELL_KNOWN, "Origin: https://any.example.com");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.all("Access-Control-Allow-Origin")).containsExactly("*");
    Answer preflight =
        send(
            "OPTIONS",
            WELL_KNOWN + "/mcp",
            "Origin: https://any.example.com",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: mcp-protocol-version");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.header("Access-Control-Allow-Headers").orElse(""))
        .contains("MCP-Protocol-Version");
  }

  @Test
  void servesTheMetadataToReadersOnly() {
    Answer answer = send("POST", WELL_KNOWN + "/mcp");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).hasValue("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/mcpx",
        "/favicon.ico",
        "/actuator/health",
        WELL_KNOWN + "/other",
        WELL_KNOWN + "/mcp/x",
        "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration"
      })
  void hasNothingElse(String target) {
    Answer answer = send("GET", target);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"not_found\"");
  }

  @Test
  void namesEveryAnswer() {
    for (String target : List.of("/mcp", "/", WELL_KNOWN)) {
      assertThat(send("GET", target, "X-Correlation-Id: mine").all("X-Correlation-Id"))
          .hasSize(1)
          .allMatch(each -> each.matches("[0-9a-f]{32}"));
    }
  }

  @Test
  void setsNoCookieAndKeepsNoSession() {
    assertThat(send("GET", "/mcp").all("Set-Cookie")).isEmpty();
  }

  private static Answer send(String method, String target, String... headers) {
    String[] all = new String[headers.length + 1];
    all[0] = "Host: localhost:" + gateway.port();
    System.arraycopy(headers, 0, all, 1, headers.length);
    return RawHttp.send(gateway.port(), method, target, all);
  }
}
