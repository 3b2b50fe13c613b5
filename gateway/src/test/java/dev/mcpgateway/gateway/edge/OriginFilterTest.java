package dev.mcpgateway.gateway.edge;

import static dev.mcpgateway.gateway.edge.Exchanges.code;
import static dev.mcpgateway.gateway.edge.Exchanges.passes;
import static dev.mcpgateway.gateway.edge.Exchanges.request;
import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.test.StepVerifier;

class OriginFilterTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final String APP = "https://app.example.com";

  private final RefusalWriter refusals = new RefusalWriter(SenderConstraints.NONE);
  private final OriginFilter filter = new OriginFilter(new OriginPolicy(Set.of(APP)), refusals);
  private final ProtectedServer server =
      server("demo", RESOURCE, trusting("https://login.example.com", RESOURCE));

  @ParameterizedTest
  @ValueSource(strings = {APP, "https://mcp.example.com"})
  void letsAllowedOriginsPass(String origin) {
    assertThat(passes(filter, at(server, "POST", "Origin", origin))).isTrue();
  }

  @Test
  void letsRequestsWithoutAnOriginPass() {
    assertThat(passes(filter, at(server, "POST"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "*",
        "https://evil.example.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com/",
        "https://APP.example.com",
        "https://app.example.com.evil.com",
        "https://app.example.com, https://evil.example.com"
      })
  void refusesAnyOther(String origin) {
    assertThat(code(filter, at(server, "POST", "Origin", origin))).isEqualTo("foreign_origin");
  }

  @Test
  void refusesTwoOriginsEvenIfBothAreAllowed() {
    assertThat(code(filter, at(server, "GET", "Origin", APP, "Origin", APP)))
        .isEqualTo("foreign_origin");
  }

  @Test
  void letsEveryOriginReadWhatIsForNoServer() {
    MockServerWebExchange exchange = request("GET", RESOURCE, "Origin", "https://any");
    StepVerifier.create(filter.filter(exchange, each -> each.getResponse().setComplete()))
        .verifyComplete();
    HttpHeaders answer = exchange.getResponse().getHeaders();
    assertThat(answer.getAccessControlAllowOrigin()).isEqualTo("*");
    assertThat(answer.getAccessControlAllowCredentials()).isFalse();
  }

  @Test
  void answersPreflightsOfEveryOriginForNoServer() {
    MockServerWebExchange exchange =
        request(
            "OPTIONS", RESOURCE, "Origin", "https://any", "Access-Control-Request-Method", "GET");
    assertThat(passes(filter, exchange)).isFalse();
    assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(exchange.getResponse().getHeaders().getAccessControlAllowOrigin()).isEqualTo("*");
  }

  @Test
  void answersPreflightsItself() {
    MockServerWebExchange exchange =
        at(
            server,
            "OPTIONS",
            "Origin",
            APP,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization, mcp-param-City, x-other, mcp-param-, mcp-param-a/b");
    assertThat(passes(filter, exchange)).isFalse();
    HttpHeaders answer = exchange.getResponse().getHeaders();
    assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(answer.getAccessControlAllowOrigin()).isEqualTo(APP);
    assertThat(answer.getAccessControlAllowHeaders())
        .containsExactly(
            "Authorization",
            "DPoP",
            "Content-Type",
            "Accept",
            "MCP-Protocol-Version",
            "Mcp-Method",
            "Mcp-Name",
            "Mcp-Session-Id",
            "Last-Event-ID",
            "mcp-param-City");
    assertThat(answer.getFirst("Access-Control-Allow-Methods"))
        .isEqualTo("GET, POST, DELETE, OPTIONS");
    assertThat(answer.getAccessControlMaxAge()).isEqualTo(7200);
    assertThat(answer.getAccessControlAllowCredentials()).isFalse();
    assertThat(answer.getVary()).contains("Origin", "Access-Control-Request-Headers");
  }

  @Test
  void refusesPreflightsOfForeignOrigins() {
    MockServerWebExchange exchange =
        at(server, "OPTIONS", "Origin", "https://evil", "Access-Control-Request-Method", "POST");
    assertThat(code(filter, exchange)).isEqualTo("foreign_origin");
    assertThat(exchange.getResponse().getHeaders().getAccessControlAllowOrigin()).isNull();
  }

  @Test
  void letsOtherOptionsRequestsPass() {
    assertThat(passes(filter, at(server, "OPTIONS", "Origin", APP))).isTrue();
  }

  @Test
  void letsPagesReadRefusals() {
    MockServerWebExchange exchange = at(server, "POST", "Origin", APP);
    StepVerifier.create(
            filter.filter(exchange, each -> refusals.write(each, new Refusal.NoCredential())))
        .verifyComplete();
    HttpHeaders answer = exchange.getResponse().getHeaders();
    assertThat(answer.getAccessControlAllowOrigin()).isEqualTo(APP);
    assertThat(answer.getAccessControlExposeHeaders())
        .contains("WWW-Authenticate", "Mcp-Session-Id", "X-Correlation-Id");
    assertThat(answer.getVary()).contains("Origin");
  }

  @Test
  void allowsCookiesForListedOriginsWhereACookieIsRead() {
    assertThat(allowsCookies(server, APP)).isFalse();
    assertThat(allowsCookies(withCookie(), APP)).isTrue();
    assertThat(allowsCookies(withCookie(), "https://mcp.example.com")).isFalse();
  }

  private boolean allowsCookies(ProtectedServer at, String origin) {
    MockServerWebExchange exchange = at(at, "GET", "Origin", origin);
    StepVerifier.create(filter.filter(exchange, each -> each.getResponse().setComplete()))
        .verifyComplete();
    return exchange.getResponse().getHeaders().getAccessControlAllowCredentials();
  }

  private static MockServerWebExchange at(
      ProtectedServer server, String method, String... headers) {
    MockServerWebExchange exchange = request(method, RESOURCE, headers);
    ExchangeKey.SERVER.put(exchange, server);
    return exchange;
  }

  private ProtectedServer withCookie() {
    return new ProtectedServer(
        server.name(),
        server.resource(),
        server.backend(),
        server.transport(),
        server.displayName(),
        server.documentation(),
        server.authorizationServers(),
        server.scopes(),
        server.issuers(),
        Optional.of("token"));
  }
}
