package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.RawHttp;
import dev.mcpgateway.gateway.testing.RawHttp.Answer;
import dev.mcpgateway.gateway.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good token does not help where path, host or origin are not ours. */
class EdgeIT {

  private static final String APP = "https://app.example.com";

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
                "mcp.gateway.origins", APP,
                "mcp.gateway.hosts", "gateway.internal",
                "mcp.gateway.servers.demo.access-token-cookie", "token"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    backend.close();
    issuer.close();
  }

  @BeforeEach
  void reset() {
    backend.reset();
  }

  @Test
  void letsAGoodRequestPass() {
    assertThat(send("GET", "/mcp", ours()).status()).isEqualTo(200);
    assertThat(backend.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//mcp",
        "/mcp//",
        "/mcp/../mcp",
        "/mcp/./x",
        "/x/../mcp",
        "/mcp/%2e%2e/x",
        "/mcp/%2E%2E%2Fx",
        "/mcp/.%2e/x",
        "/%2e/mcp",
        "/mcp;x=y",
        "/mcp/;/x",
        "/mcp%3bx",
        "/mcp%2fx",
        "/mcp%5cx",
        "/mcp%00",
        "/mcp%0d%0aX:%20y",
        "/mcp%252e",
        "/%6dcp",
        "/mcp#x",
        "mcp",
        "*",
        "ftp://localhost/mcp"
      })
  void refusesPathsThatTwoReadersCouldUnderstandDifferently(String target) {
    assertRefused(send("GET", target, ours()), 400, "ambiguous_path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mcp\\x", "/mcp%", "/mcp%zz", "/mcp|x", "/mcp\u0000"})
  void refusesTargetsThatAreNone(String target) {
    assertThat(send("GET", target, ours()).status()).isIn(400, 421);
    assertThat(backend.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example.com", "localhost", "localhost:1", "127.0.0.1", "localhost.", "x@y"})
  void refusesForeignHosts(String host) {
    assertRefused(send("GET", "/mcp", host), 421, "foreign_host");
    assertRefused(send("GET", "/.well-known/oauth-protected-resource", host), 421, "foreign_host");
    assertRefused(send("GET", "/nothing", host), 421, "foreign_host");
  }

  @Test
  void refusesHostsThatAreMissingOrDoubled() {
    assertThat(RawHttp.send(gateway.port(), "GET", "/mcp", authorization()).status())
        .isIn(400, 421);
    assertThat(send("GET", "/mcp", ours(), "Host: " + ours()).status()).isIn(400, 421);
    assertThat(backend.received()).isEmpty();
  }

  @Test
  void refusesATargetInAbsoluteFormOfAnotherHost() {
    assertRefused(send("GET", "http://evil.example.com/mcp", ours()), 421, "foreign_host");
    assertThat(send("GET", "http://" + ours() + "/mcp", ours()).status()).isEqualTo(200);
  }

  @Test
  void acceptsFurtherHosts() {
    assertThat(send("GET", "/mcp", "gateway.internal:8443").status()).isEqualTo(200);
  }

  @Test
  void believesNoForwardedHeaders() {
    assertRefused(
        send("GET", "/mcp", "evil.example.com", "X-Forwarded-Host: " + ours()),
        421,
        "foreign_host");
    assertThat(send("GET", "/mcp", ours(), "X-Forwarded-Host: evil.example.com").status())
        .isEqualTo(200);
    assertThat(send("GET", "/mcp", ours(), "X-Forwarded-Prefix: /x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://evil.example.com", "https://app.example.com.evil.com"})
  void refusesForeignOrigins(String origin) {
    Answer answer = send("GET", "/mcp", ours(), "Origin: " + origin);
    assertRefused(answer, 403, "foreign_origin");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    Answer preflight =
        send("OPTIONS", "/mcp", ours(), "Origin: " + origin, "Access-Control-Request-Method: POST");
    assertRefused(preflight, 403, "foreign_origin");
  }

  @Test
  void refusesTwoOrigins() {
    assertRefused(
        send("GET", "/mcp", ours(), "Origin: " + APP, "Origin: " + APP), 403, "foreign_origin");
  }

  @Test
  void letsPagesOfAllowedOriginsReadAnswersAndRefusals() {
    Answer answer = send("GET", "/mcp", ours(), "Origin: " + APP);
    assertThat(answer.status()).isEqualTo(200);
    Answer refusal =
        RawHttp.send(gateway.port(), "GET", "/mcp", "Host: " + ours(), "Origin: " + APP);
    assertThat(refusal.status()).isEqualTo(401);
    for (Answer each : List.of(answer, refusal)) {
      assertThat(each.all("Access-Control-Allow-Origin")).containsExactly(APP);
      assertThat(each.all("Access-Control-Allow-Credentials")).containsExactly("true");
      assertThat(each.header("Access-Control-Expose-Headers").orElse(""))
          .contains("WWW-Authenticate", "Mcp-Session-Id", "X-Correlation-Id");
      assertThat(each.all("Vary")).contains("Origin");
    }
  }

  @Test
  void answersPreflightsWithoutACredential() {
    Answer preflight =
        RawHttp.send(
            gateway.port(),
            "OPTIONS",
            "/mcp",
            "Host: " + ours(),
            "Origin: " + APP,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization,mcp-method,mcp-param-city");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.all("Access-Control-Allow-Origin")).containsExactly(APP);
    assertThat(preflight.header("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization", "Mcp-Method", "mcp-param-city");
    assertThat(preflight.all("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(backend.received()).isEmpty();
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(backend.received()).isEmpty();
  }

  private static String ours() {
    return "localhost:" + gateway.port();
  }

  private static String authorization() {
    return "Authorization: Bearer " + Tokens.of(issuer, gateway.resource()).text();
  }

  private static Answer send(String method, String target, String host, String... headers) {
    List<String> all = new ArrayList<>(List.of("Host: " + host, authorization()));
    all.addAll(List.of(headers));
    return RawHttp.send(gateway.port(), method, target, all.toArray(String[]::new));
  }
}
