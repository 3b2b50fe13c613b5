package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import reactor.core.publisher.Mono;

/**
 * Whether a credential that was accepted still is good, for what lasts longer than a request. Its
 * expiry is not asked here: that is known from the start.
 */
public interface CredentialStanding {

  /** That of the request's credential; there once it was accepted. */
  ExchangeKey<CredentialStanding> KEY =
      new ExchangeKey<>(CredentialStanding.class.getName(), CredentialStanding.class);

  /**
   * The refusal that the credential would meet now, once it would meet one: its key is gone, or its
   * issuer takes it back. Never empty, and no error; watched while it is subscribed to.
   */
  Mono<Refusal> lost();
}
