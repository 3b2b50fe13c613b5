package dev.mcpgateway.gateway.operations;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Has each answered request counted, just before its answer leaves. */
public final class RequestCounter implements WebFilter {

  private final RequestMeter meter;

  public RequestCounter(RequestMeter meter) {
    this.meter = meter;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    // an error becomes a refusal after all filters, and before the answer leaves
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> meter.count(exchange)));
    return chain.filter(exchange);
  }
}
