package dev.mcpgateway.gateway.resource;

import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtectedServerTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";

  private final TrustedIssuer issuer = trusting("https://login.example.com", RESOURCE);
  private final ProtectedServer server = server("demo", RESOURCE, issuer);

  @Test
  void coversItsPathAndWhatLiesUnderIt() {
    assertThat(server.covers("/mcp")).isTrue();
    assertThat(server.covers("/mcp/")).isTrue();
    assertThat(server.covers("/mcp/x")).isTrue();
    assertThat(server.covers("/mcpx")).isFalse();
    assertThat(server.covers("/x/mcp")).isFalse();
    assertThat(server.covers("/")).isFalse();
  }

  @Test
  void coversEverythingIfItHasNoPath() {
    ProtectedServer root = server("root", "https://mcp.example.com", issuer);
    assertThat(root.covers("/")).isTrue();
    assertThat(root.covers("/x")).isTrue();
    assertThat(root.covers("")).isTrue();
  }

  @Test
  void choosesAnIssuerByItsExactName() {
    assertThat(server.issuer("https://login.example.com")).hasValue(issuer);
    assertThat(server.issuer("https://login.example.com/")).isEmpty();
    assertThat(server.issuer("https://LOGIN.example.com")).isEmpty();
  }

  @Test
  void needsAnIssuerAndAnAuthorizationServer() {
    assertThatIllegalArgumentException().isThrownBy(() -> copy(List.of(), List.of("x")));
    assertThatIllegalArgumentException().isThrownBy(() -> copy(List.of(issuer), List.of()));
  }

  @Test
  void needsAnAudienceAndAnAlgorithmForEachIssuer() {
    assertThatIllegalArgumentException().isThrownBy(() -> issuer(Set.of(), Set.of("RS256")));
    assertThatIllegalArgumentException().isThrownBy(() -> issuer(Set.of("x"), Set.of()));
  }

  @Test
  void standsInOrderOfTheLengthOfItsPath() {
    ProtectedServer longer = server("longer", RESOURCE + "/x", issuer);
    assertThat(new ProtectedServers(List.of(server, longer)).all()).containsExactly(longer, server);
  }

  private ProtectedServer copy(List<TrustedIssuer> issuers, List<String> authorizationServers) {
    return new ProtectedServer(
        "demo",
        server.resource(),
        server.backend(),
        Transport.SSE,
        Optional.empty(),
        Optional.empty(),
        authorizationServers,
        List.of(),
        issuers,
        Optional.empty());
  }

  private TrustedIssuer issuer(Set<String> audiences, Set<String> algorithms) {
    return new TrustedIssuer(
        issuer.issuer(),
        Optional.empty(),
        audiences,
        algorithms,
        Set.of(),
        issuer.clockSkew(),
        ClaimNames.DEFAULT,
        Optional.empty());
  }
}
