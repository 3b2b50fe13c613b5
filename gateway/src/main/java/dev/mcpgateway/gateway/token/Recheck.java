package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * How to find out whether a token that was accepted still is good.
 *
 * @param every how often; empty: once when somebody begins to rely on it, and when an issuer's keys
 *     change, since nothing else changes the answer
 * @param ask finds it out, each time that it is subscribed to
 * @param learned why the token is refused by now, as far as is known without finding out
 */
public record Recheck(
    Optional<Duration> every, Mono<Verification> ask, Supplier<Optional<Refusal>> learned) {

  /** Where nothing is known before it is found out. */
  Recheck(Optional<Duration> every, Mono<Verification> ask) {
    this(every, ask, Optional::empty);
  }
}
