package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.challenge.BearerDemand;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets all calls that are refused at the same time wait for one refresh or login. */
final class SingleFlight {

  private final Authorizer authorizer;
  private final TokenStore store;
  private final Clock clock;
  private final URI server;
  private final AtomicReference<@Nullable Mono<Grant>> running = new AtomicReference<>();
  private final AtomicReference<@Nullable Grant> unproven = new AtomicReference<>();

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

  /** Without a login, by the refresh token; more scopes, or a renewed token refused, need one. */
  private Mono<Grant> renewed(BearerDemand demand, Optional<Grant> refused) {
    if (demand.wantsMoreScopes() || refused.filter(this::isUnproven).isPresent()) {
      return Mono.empty();
    }
    return store
        .find(server)
        .flatMap(old ->
            authorizer
                .renew(demand, old)
                .flatMap(this::saved)
                .doOnNext(unproven::set)
                .switchIfEmpty(Mono.defer(() -> rotatedElsewhere(old))));
  }

  /** Another process may have used the refresh token first, and stored what came of it. */
  private Mono<Grant> rotatedElsewhere(Grant old) {
    return newer(Optional.of(old));
  }

  private Mono<Grant> saved(Grant grant) {
    return store.save(server, grant).thenReturn(grant);
  }

  /** Whether the grant was renewed and no answer has shown yet that the server takes it. */
  boolean isUnproven(Grant grant) {
    return grant.equals(unproven.get());
  }

  void proven() {
    unproven.set(null);
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
            Mono.defer(() -> renewed(demand, refused))
                .switchIfEmpty(Mono.defer(() -> authorizer.authorize(demand)).flatMap(this::saved)))
        .doFinally(_ -> running.set(null))
        .flux()
        .replay(1)
        .refCount()
        .next();
  }
}
