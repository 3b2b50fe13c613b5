package dev.mcpgateway.gateway.testing;

import dev.mcpgateway.gateway.resource.ClaimNames;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.Resource;
import dev.mcpgateway.gateway.resource.Transport;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Protected servers and trusted issuers as values, for tests without a configuration. */
public final class Servers {

  /** What {@link #trusting} accepts. */
  public static final Set<String> ALGORITHMS =
      Set.of("RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA", "Ed25519");

  private Servers() {}

  /** An issuer whose tokens for this audience are accepted; its keys are discovered. */
  public static TrustedIssuer trusting(String issuer, String audience) {
    return new TrustedIssuer(
        issuer,
        Optional.empty(),
        Set.of(audience),
        ALGORITHMS,
        Set.of(),
        Duration.ofSeconds(30),
        ClaimNames.DEFAULT,
        Optional.empty());
  }

  /** A server that trusts these issuers and reads no cookie. */
  public static ProtectedServer server(String name, String resource, TrustedIssuer... issuers) {
    return new ProtectedServer(
        name,
        new Resource(URI.create(resource)),
        URI.create("http://localhost:3002/mcp"),
        Transport.STREAMABLE_HTTP,
        Optional.empty(),
        Optional.empty(),
        List.of(issuers[0].issuer()),
        List.of(),
        List.of(issuers),
        Optional.empty());
  }
}
