package dev.mcpgateway.gateway.exchange;

import reactor.core.publisher.Mono;

/**
 * Whether a credential that was accepted still is good, for what lasts longer than a request. Its
 * expiry is not asked here: that is known from the start.
 */
public interface CredentialStanding {

  /**
   * The code of the refusal that the credential would meet now, once it would meet one: its key is
   * gone, or its issuer takes it back. Never empty, and no error; watched while it is subscribed
   * to.
   */
  Mono<String> lost();
}
