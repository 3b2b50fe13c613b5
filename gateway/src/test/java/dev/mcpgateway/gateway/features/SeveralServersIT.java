package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.RawHttp;
import dev.mcpgateway.gateway.testing.RawHttp.Answer;
import dev.mcpgateway.gateway.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers behind one gateway have nothing in common: metadata, tokens, backends, scopes. */
class SeveralServersIT {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private static final FakeIssuer issuer = FakeIssuer.start();
  private static final FakeBackend one = FakeBackend.start();
  private static final FakeBackend two = FakeBackend.start();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        GatewayFixture.start(
            one.uri("/mcp").toString(),
            issuer,
            Map.of(
                "mcp.gateway.servers.two.resource", "http://localhost:${server.port}/two",
                "mcp.gateway.servers.two.backend", two.uri("/inner").toString(),
                "mcp.gateway.servers.two.scopes", "two:read",
                "mcp.gateway.servers.two.issuers[0].issuer", issuer.issuer(),
                "mcp.gateway.servers.two.issuers[0].jwks-uri", issuer.jwksUri()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    one.close();
    two.close();
    issuer.close();
  }

  @BeforeEach
  void reset() {
    one.reset();
    two.reset();
  }

  @Test
  void haveMetadataOfTheirOwn() {
    assertThat(get(WELL_KNOWN + "/mcp").body()).contains("\"" + gateway.resource() + "\"");
    assertThat(get(WELL_KNOWN + "/two").body())
        .contains("\"http://localhost:" + gateway.port() + "/two\"", "two:read");
  }

  @Test
  void haveNoMetadataInCommon() {
    assertThat(get(WELL_KNOWN).status()).isEqualTo(404);
  }

  @Test
  void haveChallengesOfTheirOwn() {
    assertThat(get("/mcp").header("WWW-Authenticate").orElse("")).contains(WELL_KNOWN + "/mcp\"");
    assertThat(get("/two").header("WWW-Authenticate").orElse(""))
        .contains(WELL_KNOWN + "/two\"", "scope=\"two:read\"");
  }

  @Test
  void acceptNoTokensOfEachOther() {
    String token = Tokens.of(issuer, gateway.resource()).text();
    assertThat(get("/mcp", token).status()).isEqualTo(200);
    Answer refused = get("/two", token);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
    assertThat(one.received()).hasSize(1);
    assertThat(two.received()).isEmpty();
  }

  @Test
  void haveBackendsOfTheirOwn() {
    String token = Tokens.of(issuer, "http://localhost:" + gateway.port() + "/two").text();
    assertThat(get("/two/x?y=z", token).status()).isEqualTo(200);
    assertThat(two.received().getFirst().target()).isEqualTo("/inner/x?y=z");
    assertThat(one.received()).isEmpty();
  }

  private static Answer get(String target) {
    return RawHttp.send(gateway.port(), "GET", target, "Host: localhost:" + gateway.port());
  }

  private static Answer get(String target, String token) {
    return RawHttp.send(
        gateway.port(),
        "GET",
        target,
        "Host: localhost:" + gateway.port(),
        "Accept: text/event-stream",
        "Authorization: Bearer " + token);
  }
}
