package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Requests for tests. */
final class Fixtures {

  static final String ISSUER = "https://as.example";

  private Fixtures() {}

  static AuthorizationRequest request(boolean namesIssuer) {
    return request(namesIssuer, Optional.empty(), Optional.empty());
  }

  static AuthorizationRequest request(
      boolean namesIssuer, Optional<Secret> secret, Optional<List<String>> methods) {
    return new AuthorizationRequest(
        new ServerMetadata(
            ISSUER,
            Optional.of(URI.create("https://as.example/authorize")),
            URI.create("https://as.example/token"),
            namesIssuer,
            methods,
            ServerMetadata.Registration.NONE,
            ServerMetadata.Offers.NONE),
        new ClientRegistration(ISSUER, "a client/1", secret),
        URI.create("http://localhost:3000/callback"),
        "https://mcp.example/mcp",
        new Scopes(List.of("openid", "a:b"), "chosen"),
        "the-state",
        Pkce.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
  }
}
