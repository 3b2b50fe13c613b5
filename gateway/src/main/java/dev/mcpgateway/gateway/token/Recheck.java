package dev.mcpgateway.gateway.token;

import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * How to find out whether a token that was accepted still is good.
 *
 * @param every how often; empty: once when somebody begins to rely on it, and when an issuer's keys
 *     change, since nothing else changes the answer
 * @param ask finds it out, each time that it is subscribed to
 */
public record Recheck(Optional<Duration> every, Mono<Verification> ask) {}
