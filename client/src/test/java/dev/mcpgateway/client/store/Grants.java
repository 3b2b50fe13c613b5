package dev.mcpgateway.client.store;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.Secret;
import java.util.List;
import java.util.Optional;

/** What tests keep that are not about it. */
final class Grants {

  private Grants() {}

  static Grant grant() {
    return new Grant(
        "https://as.example",
        "client",
        "https://mcp.example/mcp",
        new Secret("token"),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
