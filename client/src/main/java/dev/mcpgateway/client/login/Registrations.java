package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Port: who this client is at an authorization server. */
public interface Registrations {

  /** Which of the issuers that an MCP server names is to be used. */
  String choose(List<String> issuers);

  /**
   * The registration at that server, and at no other.
   *
   * @param server the authorization server
   * @param redirectUri where it will send the browser back to
   */
  Mono<ClientRegistration> at(ServerMetadata server, URI redirectUri);

  /** The registration of a client that no browser is sent back to; it is never made on the way. */
  Mono<ClientRegistration> at(ServerMetadata server);

  /** The redirect URI of a registration that is there already, if it depends on one. */
  default Mono<URI> redirectUri(ServerMetadata server) {
    return Mono.empty();
  }

  /** The client that a grant was for: with its secret where one is known, else a public one. */
  default Mono<ClientRegistration> of(Grant grant) {
    return Mono.fromCallable(
        () -> new ClientRegistration(grant.issuer(), grant.clientId(), Optional.empty()));
  }

  /** Whether a grant that was kept is one for this client. */
  default boolean owns(Grant grant) {
    return true;
  }

  /**
   * The server seems not to know the client any more.
   *
   * @return whether the client was known from earlier, so that another registration may help
   */
  default Mono<Boolean> doubted(ClientRegistration client) {
    return Mono.just(false);
  }
}
