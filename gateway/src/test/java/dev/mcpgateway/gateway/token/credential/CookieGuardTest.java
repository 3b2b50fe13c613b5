package dev.mcpgateway.gateway.token.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.testing.Servers;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class CookieGuardTest {

  private static final ProtectedServer SERVER =
      Servers.server(
          "demo",
          "https://mcp.example.com/mcp",
          Servers.trusting("https://login.example.com", "https://mcp.example.com/mcp"));

  private final CookieGuard guard =
      new CookieGuard(new OriginPolicy(Set.of("https://app.example.com")));

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
  void demandsAnAllowedOriginOfEveryOtherMethod(String method) {
    assertRefused(method, "", "");
    assertRefused(method, "", "same-origin");
    assertRefused(method, "https://evil.example.com", "");
    assertRefused(method, "null", "");
    assertPasses(method, "https://mcp.example.com", "");
    assertPasses(method, "https://app.example.com", "cross-site");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, same-origin, true",
    "GET, none, true",
    "GET, '', true",
    "GET, same-site, false",
    "GET, cross-site, false",
    "GET, Same-Origin, false",
    "GET, 'same-origin, cross-site', false",
    "HEAD, same-origin, true",
    "HEAD, none, true",
    "HEAD, cross-site, false"
  })
  void asksWhereAReadWithoutOriginComesFrom(String method, String site, boolean passes) {
    if (passes) {
      assertPasses(method, "", site);
    } else {
      assertRefused(method, "", site);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void refusesAForeignOriginOnReadsToo(String method) {
    assertRefused(method, "https://evil.example.com", "");
    assertRefused(method, "null", "");
    assertPasses(method, "https://app.example.com", "same-site");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void refusesTwoOrigins(String method) {
    assertThat(
            guard.check(
                MockServerHttpRequest.method(HttpMethod.valueOf(method), "/mcp")
                    .header("Origin", "https://mcp.example.com", "https://mcp.example.com")
                    .build(),
                SERVER))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void looksAtEverySecFetchSite(String second) {
    assertThat(
            guard.check(
                MockServerHttpRequest.get("/mcp")
                    .header("Sec-Fetch-Site", "same-origin", second)
                    .build(),
                SERVER))
        .isPresent();
  }

  private void assertPasses(String method, String origin, String site) {
    assertThat(check(method, origin, site)).isEmpty();
  }

  private void assertRefused(String method, String origin, String site) {
    assertThat(check(method, origin, site))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).isInstanceOf(Refusal.ForeignOrigin.class));
  }

  private Optional<Refusal> check(String method, String origin, String site) {
    MockServerHttpRequest.BaseBuilder<?> request =
        MockServerHttpRequest.method(HttpMethod.valueOf(method), "/mcp");
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    if (!site.isEmpty()) {
      request.header("Sec-Fetch-Site", site);
    }
    return guard.check(request.build(), SERVER);
  }
}
