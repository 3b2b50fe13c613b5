package dev.mcpgateway.gateway.operations;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Counts answered requests by server and by what became of them. Both labels have few values, none
 * of which a caller can choose.
 */
public final class RequestCounter implements WebFilter {

  private static final String NONE = "none";

  private final MeterProvider<Counter> requests;

  public RequestCounter(MeterRegistry registry) {
    requests =
        Counter.builder("mcp.gateway.requests")
            .description("Answered requests by server and by the code of their refusal")
            .withRegistry(registry);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    // an error becomes a refusal after all filters, and before the answer leaves
    exchange.getResponse().beforeCommit(() -> count(exchange));
    return chain.filter(exchange);
  }

  private Mono<Void> count(ServerWebExchange exchange) {
    String server = ExchangeKey.SERVER.find(exchange).map(ProtectedServer::name).orElse(NONE);
    String code = ExchangeKey.REFUSAL_CODE.find(exchange).orElse(NONE);
    requests.withTags("server", server, "code", code).increment();
    return Mono.empty();
  }
}
