package dev.mcpgateway.gateway.token;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * How to find out whether a token that was accepted still is good.
 *
 * @param every how often
 * @param ask finds it out, each time that it is subscribed to
 */
public record Recheck(Duration every, Mono<Verification> ask) {}
