package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.challenge.TokenDemand;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets all calls that need another token at the same time wait for one refresh or login. */
final class SingleFlight {

  /** How long a request waits for a new token while the old one is good. */
  private static final Duration EARLY = Duration.ofSeconds(5);

  private final Authorizer authorizer;
  private final KeptGrants kept;
  private final Clock clock;
  private final AtomicReference<@Nullable Flight> running = new AtomicReference<>();

  /** A refresh token that was sent may be good no more, so what comes for it has to be kept. */
  private final ToItsEnd<Grant> renewals = new ToItsEnd<>();

  private final AtomicReference<@Nullable Grant> unproven = new AtomicReference<>();
  private final AtomicReference<@Nullable Grant> keptToItsEnd = new AtomicReference<>();
  private final AtomicReference<@Nullable SteppedUp> steppedUp = new AtomicReference<>();

  SingleFlight(Authorizer authorizer, KeptGrants kept, Clock clock) {
    this.authorizer = authorizer;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * A grant other than the refused one: the stored one if someone else got it meanwhile, else that
   * of the running login, else that of a new one.
   */
  Mono<Grant> grant(TokenDemand demand, Optional<Grant> refused) {
    return newer(refused).switchIfEmpty(Mono.defer(() -> joined(demand, refused)));
  }

  private Mono<Grant> joined(TokenDemand demand, Optional<Grant> refused) {
    Flight flight =
        join(
            new Flight(
                false,
                refused,
                Mono.defer(() -> renewed(demand, refused))
                    .switchIfEmpty(Mono.defer(() -> loggedIn(demand)))));
    return flight.isEarly
        ? flight
            .result
            .filter(grant -> !Optional.of(grant).equals(refused))
            .switchIfEmpty(Mono.defer(() -> grant(demand, refused)))
        : flight.result;
  }

  private Mono<Grant> loggedIn(TokenDemand demand) {
    return kept.sayWhatIsNotUsed()
        .then(authorizer.authorize(demand))
        .flatMap(kept::save)
        .doOnNext(grant -> remember(demand, grant));
  }

  private void remember(TokenDemand demand, Grant grant) {
    if (demand.wantsMoreScopes()) {
      steppedUp.set(new SteppedUp(grant, demand.scope().map(Scopes::split).orElse(List.of())));
    }
  }

  /** What a grant was asked for with; a server may give less, whoever asks once more. */
  List<String> asked(Grant grant) {
    SteppedUp last = steppedUp.get();
    return last != null && last.grant.equals(grant) ? last.asked : grant.scopes();
  }

  private record SteppedUp(Grant grant, List<String> asked) {}

  /**
   * The grant, or a renewed one if its end is near. A renewal that fails is not tried again, as the
   * grant is good until its end.
   */
  Mono<Grant> fresh(Grant grant) {
    if (!grant.isDue(clock.instant()) || grant.equals(keptToItsEnd.get())) {
      return Mono.just(grant);
    }
    Mono<Grant> renewal =
        Mono.defer(() -> renewed(TokenDemand.NONE, Optional.of(grant)))
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
    return kept.find()
        .filter(stored -> !stored.isExpired(clock.instant()))
        .filter(stored -> refused.map(old -> !old.equals(stored)).orElse(true));
  }

  /** Without a login, by the refresh token; more scopes, or a renewed token refused, need one. */
  private Mono<Grant> renewed(TokenDemand demand, Optional<Grant> refused) {
    if (demand.wantsMoreScopes() || refused.filter(this::isUnproven).isPresent()) {
      return Mono.empty();
    }
    return kept.find()
        .filter(old -> old.refreshToken().isPresent())
        .flatMap(_ ->
            renewals.of(
                kept.alone(newer(refused).switchIfEmpty(Mono.defer(() -> renewedAlone(demand))))))
        .filter(grant -> !Optional.of(grant).equals(refused));
  }

  /** By what is kept now: another process may have used the refresh token that was kept before. */
  private Mono<Grant> renewedAlone(TokenDemand demand) {
    return kept.find()
        .flatMap(old ->
            authorizer
                .renew(demand, old)
                .flatMap(kept::save)
                .doOnNext(unproven::set)
                .switchIfEmpty(Mono.defer(() -> newer(Optional.of(old)))));
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
