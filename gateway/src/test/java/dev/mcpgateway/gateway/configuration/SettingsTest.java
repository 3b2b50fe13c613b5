package dev.mcpgateway.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.resource.ClaimNames;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.Transport;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Set<String> ASYMMETRIC =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
          "Ed25519");

  @Test
  void threeSettingsAreEnough() {
    Settings settings = ReadSettings.properties(ReadSettings.MINIMUM);
    ProtectedServer server = settings.servers().all().getFirst();
    assertThat(settings.servers().all()).hasSize(1);
    assertThat(server.name()).isEqualTo("demo");
    assertThat(server.resource()).hasToString("https://mcp.example.com/mcp");
    assertThat(server.backend()).hasToString("http://backend:3002/mcp");
    assertThat(server.transport()).isEqualTo(Transport.STREAMABLE_HTTP);
    assertThat(server.displayName()).isEmpty();
    assertThat(server.documentation()).isEmpty();
    assertThat(server.authorizationServers()).containsExactly("https://login.example.com");
    assertThat(server.scopes()).isEmpty();
    assertThat(server.accessTokenCookie()).isEmpty();
    assertThat(server.issuers())
        .containsExactly(
            new TrustedIssuer(
                "https://login.example.com",
                Optional.empty(),
                Set.of("https://mcp.example.com/mcp"),
                ASYMMETRIC,
                Set.of(),
                Duration.ofSeconds(30),
                ClaimNames.DEFAULT,
                Optional.empty()));
    assertThat(settings.origins().listed()).isEmpty();
    assertThat(settings.hosts().further()).isEmpty();
    assertThat(settings.plainHttp().listed()).isEmpty();
    assertThat(settings.limits())
        .isEqualTo(
            new GatewayLimits(
                4 * 1024 * 1024,
                16 * 1024,
                Duration.ofSeconds(30),
                10_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                Duration.ofMinutes(30)));
  }

  @Test
  void bindsEveryPropertyOfAServer() {
    Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);
    put(properties, "transport", "sse");
    put(properties, "name", "Demo");
    put(properties, "documentation", "https://docs.example.com/#mcp");
    put(properties, "authorization-servers[0]", "https://as.example.com");
    put(properties, "scopes", "openid, mcp:read");
    put(properties, "access-token-cookie", "__Host-token");
    put(properties, "issuers[0].jwks-uri", "https://login.example.com/keys?v=1");
    put(properties, "issuers[0].audiences", "one,two");
    put(properties, "issuers[0].algorithms", "ES256");
    put(properties, "issuers[0].required-token-types", "AT+JWT, application/jwt");
    put(properties, "issuers[0].clock-skew", "5s");
    put(properties, "issuers[0].claims.audience", "aud,client_id");
    put(properties, "issuers[0].claims.scope", "permissions");
    put(properties, "issuers[0].claims.groups", "roles,groups");
    put(properties, "issuers[0].claims.client", "cid");
    ProtectedServer server = ReadSettings.properties(properties).servers().all().getFirst();
    assertThat(server.transport()).isEqualTo(Transport.SSE);
    assertThat(server.displayName()).hasValue("Demo");
    assertThat(server.documentation()).hasValue(URI.create("https://docs.example.com/#mcp"));
    assertThat(server.authorizationServers()).containsExactly("https://as.example.com");
    assertThat(server.scopes()).containsExactly("openid", "mcp:read");
    assertThat(server.accessTokenCookie()).hasValue("__Host-token");
    assertThat(server.issuers())
        .containsExactly(
            new TrustedIssuer(
                "https://login.example.com",
                Optional.of(URI.create("https://login.example.com/keys?v=1")),
                Set.of("one", "two"),
                Set.of("ES256"),
                Set.of("at+jwt", "jwt"),
                Duration.ofSeconds(5),
                new ClaimNames(
                    List.of("aud", "client_id"),
                    List.of("permissions"),
                    List.of("roles", "groups"),
                    List.of("cid")),
                Optional.empty()));
  }

  @Test
  void bindsEveryOtherProperty() {
    Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);
    properties.put("mcp.gateway.origins", "https://app.example.com,http://localhost:5173");
    properties.put("mcp.gateway.hosts", "gateway.internal:3001");
    properties.put("mcp.gateway.insecure-http-hosts", "Dex");
    properties.put("mcp.gateway.limits.body", "1MB");
    properties.put("mcp.gateway.limits.header", "8KB");
    properties.put("mcp.gateway.limits.request-arrival", "9s");
    properties.put("mcp.gateway.limits.connections", "7");
    properties.put("mcp.gateway.limits.backend-connect", "1s");
    properties.put("mcp.gateway.limits.backend-response", "500ms");
    properties.put("mcp.gateway.limits.stream-idle", "1h");
    Settings settings = ReadSettings.properties(properties);
    assertThat(settings.origins().listed())
        .containsExactlyInAnyOrder("https://app.example.com", "http://localhost:5173");
    assertThat(settings.hosts().accepts("gateway.internal:3001")).isTrue();
    assertThat(settings.plainHttp().listed()).containsExactly("dex");
    assertThat(settings.limits())
        .isEqualTo(
            new GatewayLimits(
                1024 * 1024,
                8 * 1024,
                Duration.ofSeconds(9),
                7,
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofHours(1)));
  }

  @Test
  void bindsEnvironmentVariables() {
    Settings settings =
        ReadSettings.variables(
            Map.of(
                "MCP_GATEWAY_SERVERS_DEMO_RESOURCE", "http://localhost:3001/mcp",
                "MCP_GATEWAY_SERVERS_DEMO_BACKEND", "http://localhost:3002/mcp",
                "MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_ISSUER", "http://localhost:5556/dex",
                "MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_JWKSURI", "http://dex:5556/dex/keys",
                "MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_CLAIMS_SCOPE_0", "scp",
                "MCP_GATEWAY_SERVERS_DEMO_ACCESS_TOKEN_COOKIE", "token",
                "MCP_GATEWAY_INSECUREHTTPHOSTS", "dex",
                "MCP_GATEWAY_LIMITS_BACKEND_CONNECT", "3s",
                "PATH", "/bin"));
    ProtectedServer server = settings.servers().all().getFirst();
    assertThat(server.issuers().getFirst().jwksUri())
        .hasValue(URI.create("http://dex:5556/dex/keys"));
    assertThat(server.issuers().getFirst().claims().scope()).containsExactly("scp");
    assertThat(server.accessTokenCookie()).hasValue("token");
    assertThat(settings.limits().backendConnect()).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({
    "https://tenant.example.com/",
    "https://LOGIN.example.com/Realm",
    "https://login.example.com:443/a%20b",
    "http://127.0.0.1:9000",
    "http://[::1]:9000",
    "http://as.localhost:9000"
  })
  void keepsIssuersCharacterByCharacter(String issuer) {
    ProtectedServer server =
        ReadSettings.minimumWith("servers.demo.issuers[0].issuer", issuer)
            .servers()
            .all()
            .getFirst();
    assertThat(server.issuers().getFirst().issuer()).isEqualTo(issuer);
    assertThat(server.authorizationServers()).containsExactly(issuer);
  }

  @Test
  void allowsABackendWithASlashAtTheEnd() {
    assertThat(
            ReadSettings.minimumWith("servers.demo.backend", "http://backend:8000/mcp/")
                .servers()
                .all()
                .getFirst()
                .backend())
        .hasToString("http://backend:8000/mcp/");
  }

  private static void put(Map<String, Object> properties, String name, String value) {
    properties.put("mcp.gateway.servers.demo." + name, value);
  }
}
