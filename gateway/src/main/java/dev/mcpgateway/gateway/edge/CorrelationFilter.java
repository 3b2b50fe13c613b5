package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each request an id that log, answer and backend share. An id that the caller brings along
 * is not taken over: whoever chooses it could make two requests look like one.
 */
public final class CorrelationFilter implements WebFilter {

  private final RandomGenerator random;

  CorrelationFilter(RandomGenerator random) {
    this.random = random;
  }

  /** The one for use. */
  public static CorrelationFilter withRandomIds() {
    return new CorrelationFilter(() -> ThreadLocalRandom.current().nextLong());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String id = CorrelationId.next(random);
    ExchangeKey.CORRELATION_ID.put(exchange, id);
    // last, since a backend's answer may bring a header of this name along
    exchange.getResponse().beforeCommit(() -> setHeader(exchange, id));
    return chain.filter(exchange);
  }

  private static Mono<Void> setHeader(ServerWebExchange exchange, String id) {
    exchange.getResponse().getHeaders().set(CorrelationId.HEADER, id);
    return Mono.empty();
  }
}
