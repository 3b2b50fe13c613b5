package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import reactor.core.publisher.Mono;

/** Port: lets the user meet the authorization server. */
@FunctionalInterface
public interface Browser {

  /**
   * Opens the request's address.
   *
   * @return completes when the address is open, or when nothing more can be done for it; an error
   *     ends the login at once
   */
  Mono<Void> open(AuthorizationRequest request);
}
