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
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Looks after the tokens that something is open with: each is checked again from time to time, once
 * however many streams there are of it.
 */
public final class OpenTokens implements SmartLifecycle {

  /** Short enough to end a stream within a second of learning that its token is gone. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final int AT_A_TIME = 32;

  private final TokenVerifier verifier;
  private final Clock clock;
  private final Map<TokenName, Watched> open = new ConcurrentHashMap<>();

  private volatile @Nullable Disposable looking;

  OpenTokens(TokenVerifier verifier, Clock clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /** The code of the refusal that the token would meet now, once it would meet one. */
  public Mono<String> lost(ProtectedServer server, AccessToken token) {
    TokenName name = TokenName.of(server, token);
    return Mono.defer(() -> opened(name, server, token).lost().asMono())
        .doFinally(_ -> closed(name));
  }

  private Watched opened(TokenName name, ProtectedServer server, AccessToken token) {
    return open.merge(
        name,
        new Watched(verifier.recheck(server, token), Sinks.one(), 1, clock.instant()),
        (known, _) -> known.with(known.users() + 1));
  }

  private void closed(TokenName name) {
    open.computeIfPresent(
        name, (_, known) -> known.users() == 1 ? null : known.with(known.users() - 1));
  }

  /** Checks those whose time has come. */
  Mono<Void> look() {
    return Flux.fromIterable(open.entrySet())
        .filter(each -> isDue(each.getValue()))
        .flatMap(each -> check(each.getKey(), each.getValue()), AT_A_TIME)
        .then();
  }

  private boolean isDue(Watched watched) {
    return !clock.instant().isBefore(watched.checked().plus(watched.recheck().every()));
  }

  private Mono<Verification> check(TokenName name, Watched watched) {
    return watched
        .recheck()
        .ask()
        .doOnNext(verification -> {
          switch (verification) {
            case Verification.Accepted _ ->
                open.computeIfPresent(name, (_, known) -> known.checkedAt(clock.instant()));
            case Verification.Refused(Refusal refusal) -> refused(watched, refusal);
          }
        });
  }

  /** An issuer that does not answer once is forgiven; a yes does not count for ever. */
  private void refused(Watched watched, Refusal refusal) {
    Instant latest = watched.checked().plus(watched.recheck().every().multipliedBy(2));
    if (!(refusal instanceof Refusal.IssuerUnavailable) || !clock.instant().isBefore(latest)) {
      watched.lost().tryEmitValue(refusal.code());
    }
  }

  @Override
  public void start() {
    looking = Flux.interval(LOOK).onBackpressureDrop().concatMap(_ -> look()).subscribe();
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
  private record Watched(Recheck recheck, Sinks.One<String> lost, int users, Instant checked) {

    Watched with(int count) {
      return new Watched(recheck, lost, count, checked);
    }

    Watched checkedAt(Instant now) {
      return new Watched(recheck, lost, users, now);
    }
  }
}
