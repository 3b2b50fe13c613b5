package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Looks after the tokens that something is open with: each is checked again, once however many
 * streams there are of it. A token that its issuer is asked about is checked from time to time; a
 * signed one when keys change, and never else.
 */
public final class OpenTokens implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OpenTokens.class);

  /** Short enough to end a stream within a second of the time for the next question. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final int AT_A_TIME = 32;

  private final TokenVerifier verifier;
  private final Flux<?> keyChanges;
  private final Clock clock;
  private final Map<TokenName, Watched> asked = new ConcurrentHashMap<>();
  private final Map<TokenName, Watched> signed = new ConcurrentHashMap<>();

  private volatile @Nullable Disposable looking;

  OpenTokens(TokenVerifier verifier, Flux<?> keyChanges, Clock clock) {
    this.verifier = verifier;
    this.keyChanges = keyChanges;
    this.clock = clock;
  }

  /** The code of the refusal that the token would meet now, once it would meet one. */
  public Mono<Refusal> lost(ProtectedServer server, AccessToken token) {
    TokenName name = TokenName.of(server, token);
    Recheck recheck = verifier.recheck(server, token);
    boolean timed = recheck.every().isPresent();
    Map<TokenName, Watched> open = timed ? asked : signed;
    return Mono.defer(
            () -> {
              Watched watched = opened(open, name, recheck);
              Mono<Refusal> lost = watched.lost().asMono();
              // what changed between its verification and now, nobody here has heard
              return timed ? lost : check(name, watched).then(lost);
            })
        .doFinally(_ -> closed(open, name));
  }

  private Watched opened(Map<TokenName, Watched> open, TokenName name, Recheck recheck) {
    return open.merge(
        name,
        new Watched(recheck, Sinks.one(), 1, clock.instant()),
        (known, _) -> known.with(known.users() + 1));
  }

  private static void closed(Map<TokenName, Watched> open, TokenName name) {
    open.computeIfPresent(
        name, (_, known) -> known.users() == 1 ? null : known.with(known.users() - 1));
  }

  /** Asks about those whose time has come, and tells what requests have found out meanwhile. */
  Mono<Void> look() {
    return Flux.fromIterable(asked.entrySet())
        .doOnNext(each -> tellLearned(each.getValue()))
        .filter(each -> isDue(each.getValue()))
        .flatMap(each -> check(each.getKey(), each.getValue()), AT_A_TIME)
        .then();
  }

  private static void tellLearned(Watched watched) {
    watched.recheck().learned().get().ifPresent(watched.lost()::tryEmitValue);
  }

  /** Checks all that keys have signed. */
  Mono<Void> keysChanged() {
    return Flux.fromIterable(signed.entrySet())
        .flatMap(each -> check(each.getKey(), each.getValue()), AT_A_TIME)
        .then();
  }

  private boolean isDue(Watched watched) {
    return !clock.instant().isBefore(watched.checked().plus(watched.every()));
  }

  private Mono<Verification> check(TokenName name, Watched watched) {
    return watched
        .recheck()
        .ask()
        .doOnNext(verification -> {
          switch (verification) {
            case Verification.Accepted _ ->
                asked.computeIfPresent(name, (_, known) -> known.checkedAt(clock.instant()));
            case Verification.Refused(Refusal refusal) -> refused(watched, refusal);
          }
        })
        // a defect at one token must not end the watch over all
        .doOnError(defect -> LOG.error("a token could not be checked again", defect))
        .onErrorComplete();
  }

  /** An issuer that does not answer once is forgiven; a yes does not count for ever. */
  private void refused(Watched watched, Refusal refusal) {
    Instant latest = watched.checked().plus(watched.every().multipliedBy(2));
    if (!(refusal instanceof Refusal.IssuerUnavailable) || !clock.instant().isBefore(latest)) {
      watched.lost().tryEmitValue(refusal);
    }
  }

  @Override
  public void start() {
    looking =
        Disposables.composite(
            Flux.interval(LOOK).onBackpressureDrop().concatMap(_ -> look()).subscribe(),
            keyChanges
                .onBackpressureLatest()
                // whoever fetched the keys has a token waiting for them
                .publishOn(Schedulers.parallel(), 1)
                .concatMap(_ -> keysChanged(), 1)
                .subscribe());
  }

  @Override
  public void stop() {
    Disposable running = looking;
    if (running != null) {
      running.dispose();
      looking = null;
    }
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }

  /**
   * A token that something is open with.
   *
   * @param recheck how it is checked
   * @param lost told when it is no longer good
   * @param users how much is open with it
   * @param checked when it was good last
   */
  private record Watched(Recheck recheck, Sinks.One<Refusal> lost, int users, Instant checked) {

    Duration every() {
      return recheck.every().orElse(Duration.ZERO);
    }

    Watched with(int count) {
      return new Watched(recheck, lost, count, checked);
    }

    Watched checkedAt(Instant now) {
      return new Watched(recheck, lost, users, now);
    }
  }
}
