package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.KeptRegistration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps registrations as long as the process runs. */
public final class InMemoryRegistrationStore implements RegistrationStore {

  private final AtomicReference<List<KeptRegistration>> all = new AtomicReference<>(List.of());

  @Override
  public Flux<KeptRegistration> at(String issuer) {
    return Flux.defer(() -> Flux.fromIterable(all.get()))
        .filter(one -> one.client().issuer().equals(issuer));
  }

  @Override
  public Mono<Void> save(KeptRegistration registration) {
    return Mono.fromRunnable(() -> all.updateAndGet(registration::before));
  }

  @Override
  public Mono<Void> remove(ClientRegistration client) {
    return Mono.fromRunnable(
        () -> all.updateAndGet(kept -> kept.stream().filter(one -> !one.isOf(client)).toList()));
  }
}
