package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.challenge.BearerDemand;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets all calls that need another token at the same time wait for one refresh or login. */
final class SingleFlight {

  /** How long a request waits for a new token while the old one is good. */
  private static final Duration EARLY = Duration.ofSeconds(5);

  private final Authorizer authorizer;
  private final TokenStore store;
  private final Clock clock;
  private final URI server;
  private final AtomicReference<@Nullable Flight> running = new AtomicReference<>();
  private final AtomicReference<@Nullable Grant> unproven = new AtomicReference<>();
  private final AtomicReference<@Nullable Grant> keptToItsEnd = new AtomicReference<>();

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
    return newer(refused).switchIfEmpty(Mono.defer(() -> joined(demand, refused)));
  }

  private Mono<Grant> joined(BearerDemand demand, Optional<Grant> refused) {
    Flight flight =
        join(
            new Flight(
                false,
                refused,
                Mono.defer(() -> renewed(demand, refused))
                    .switchIfEmpty(
                        Mono.defer(() -> authorizer.authorize(demand)).flatMap(this::saved))));
    return flight.isEarly
        ? flight
            .result
            .filter(grant -> !Optional.of(grant).equals(refused))
            .switchIfEmpty(Mono.defer(() -> grant(demand, refused)))
        : flight.result;
  }

  /**
   * The grant, or a renewed one if its end is near. A renewal that fails is not tried again, as the
   * grant is good until its end.
   */
  Mono<Grant> fresh(Grant grant) {
    if (!grant.isDue(clock.instant()) || grant.equals(keptToItsEnd.get())) {
      return Mono.just(grant);
    }
    Mono<Grant> renewal =
        Mono.defer(() -> renewed(BearerDemand.NONE, Optional.of(grant)))
            .timeout(EARLY)
            .onErrorComplete()
            .switchIfEmpty(Mono.fromSupplier(() -> keptToItsEnd(grant)));
    Flight flight = join(new Flight(true, Optional.of(grant), renewal));
    return flight.isEarly ? flight.result : Mono.just(grant);
  }

  private Grant keptToItsEnd(Grant grant) {
    keptToItsEnd.set(grant);
    return grant;
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

  /** The server has taken it. */
  void proven(Grant grant) {
    if (isUnproven(grant)) {
      unproven.set(null);
    }
  }

  private Flight join(Flight mine) {
    Flight first = running.compareAndExchange(null, mine);
    return first == null ? mine : first;
  }

  /** One refresh or login, and all that wait for it. */
  private final class Flight {

    private final boolean isEarly;
    private final Mono<Grant> result;

    /** The last who stops waiting ends it; who comes after its end finds the stored grant. */
    Flight(boolean isEarly, Optional<Grant> refused, Mono<Grant> work) {
      this.isEarly = isEarly;
      this.result =
          newer(refused)
              .switchIfEmpty(work)
              .doOnTerminate(this::end)
              .doOnCancel(this::end)
              .flux()
              .replay(1)
              .refCount()
              .next();
    }

    /** Before the result is told: who is not content with it starts another one. */
    private void end() {
      running.compareAndSet(this, null);
    }
  }
}
