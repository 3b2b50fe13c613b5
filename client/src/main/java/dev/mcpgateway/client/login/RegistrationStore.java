package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.KeptRegistration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: keeps the registrations that this client made, each for its issuer alone. */
public interface RegistrationStore {

  /** Those at an issuer, the latest first. */
  Flux<KeptRegistration> at(String issuer);

  /** Keeps one in place of an earlier one of the same issuer and redirect URI. */
  Mono<Void> save(KeptRegistration registration);

  Mono<Void> remove(ClientRegistration client);
}
