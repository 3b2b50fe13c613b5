package dev.mcpgateway.gateway.identity;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;

/**
 * How requests to each server are identified.
 *
 * @param identities what backends learn
 * @param assertions that are signed for some
 */
public record Identification(ServerIdentities identities, Assertions assertions) {

  /** The step that identifies requests to a server, if its backend learns anything. */
  public Optional<GatewayFilter> of(ProtectedServer server) {
    ServerIdentity identity = identities.of(server.name());
    return identity.equals(ServerIdentity.NONE)
        ? Optional.empty()
        : Optional.of(new IdentityFilter(identity, assertions));
  }
}
