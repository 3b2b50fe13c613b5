package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.challenge.BearerDemand;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets all calls that are refused at the same time wait for one login. */
final class SingleFlight {

  private final Authorizer authorizer;
  private final TokenStore store;
  private final Clock clock;
  private final URI server;
  private final AtomicReference<@Nullable Mono<Grant>> running = new AtomicReference<>();

  SingleFlight(Authorizer authorizer, TokenStore store, Clock clock) {
    this.authorizer = authorizer;
    this.store = store;
    this.clock = clock;
    this.server = authorizer.server();
  }

  /**
   * A grant other than the refused one: the stored one if someone else got it meanwhile, else that
   * of the running login, else that of a new one.
   */
  Mono<Grant> grant(BearerDemand demand, Optional<Grant> refused) {
    return newer(refused).switchIfEmpty(Mono.defer(() -> join(demand, refused)));
  }

  private Mono<Grant> newer(Optional<Grant> refused) {
    return store
        .find(server)
        .filter(stored -> !stored.isExpired(clock.instant()))
        .filter(stored -> refused.map(old -> !old.equals(stored)).orElse(true));
  }

  private Mono<Grant> join(BearerDemand demand, Optional<Grant> refused) {
    Mono<Grant> mine = shared(demand, refused);
    Mono<Grant> first = running.compareAndExchange(null, mine);
    return first == null ? mine : first;
  }

  /** The last who stops waiting ends the login; who comes after its end finds the stored grant. */
  private Mono<Grant> shared(BearerDemand demand, Optional<Grant> refused) {
    return newer(refused)
        .switchIfEmpty(
            Mono.defer(() -> authorizer.authorize(demand))
                .flatMap(grant -> store.save(server, grant).thenReturn(grant)))
        .doFinally(_ -> running.set(null))
        .flux()
        .replay(1)
        .refCount()
        .next();
  }
}
