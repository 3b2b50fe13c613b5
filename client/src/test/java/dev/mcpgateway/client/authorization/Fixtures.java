package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.ProofKey;
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
    ServerMetadata server =
        new ServerMetadata(
            ISSUER,
            Optional.of(URI.create("https://as.example/authorize")),
            URI.create("https://as.example/token"),
            namesIssuer,
            methods,
            ServerMetadata.Registration.NONE,
            ServerMetadata.Offers.NONE);
    return request(asked(server, new ClientRegistration(ISSUER, "a client/1", secret)));
  }

  static AuthorizationRequest request(Asked asked) {
    return new AuthorizationRequest(
        asked,
        URI.create("http://localhost:3000/callback"),
        "the-state",
        Pkce.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
  }

  static Asked asked(ServerMetadata server, ClientRegistration client) {
    return asked(server, client, new Scopes(List.of("openid", "a:b"), "chosen"), Optional.empty());
  }

  static Asked asked(
      ServerMetadata server, ClientRegistration client, Scopes scopes, Optional<ProofKey> key) {
    return new Asked(server, client, "https://mcp.example/mcp", scopes, key);
  }
}
