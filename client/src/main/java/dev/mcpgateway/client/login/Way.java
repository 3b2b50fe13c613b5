package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
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
   */
  record Goal(ResourceMetadata resource, ServerMetadata server, Scopes scopes) {}
}
