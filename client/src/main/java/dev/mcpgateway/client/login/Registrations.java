package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
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
}
