package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.ProofKey;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A way to a grant, once it is known for what and of whom. */
@FunctionalInterface
interface Way {

  Mono<Grant> grant(Goal goal);

  /**
   * For what a grant is wanted, and of whom.
   *
   * @param resource the MCP server
   * @param server its authorization server
   * @param scopes what to ask for
   * @param key what the token is to be bound to
   */
  record Goal(
      ResourceMetadata resource, ServerMetadata server, Scopes scopes, Optional<ProofKey> key) {

    /** What a client asks for. */
    Asked asked(ClientRegistration client) {
      return new Asked(server, Clients.checked(client, server), resource.resource(), scopes, key);
    }
  }
}
