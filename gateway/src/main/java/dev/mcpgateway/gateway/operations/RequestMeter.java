package dev.mcpgateway.gateway.operations;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.exchange.RequestDecision;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.web.server.ServerWebExchange;

/**
 * Counts answered requests by server, by what they ask for and by what became of them. Each label
 * has few values, none of which a caller can choose.
 */
public final class RequestMeter {

  static final String NAME = "mcp.gateway.requests";

  private static final String NONE = "none";

  private final MeterProvider<Counter> requests;

  public RequestMeter(MeterRegistry registry) {
    requests =
        Counter.builder(NAME)
            .description("Answered requests by server, method, decision and code of the refusal")
            .withRegistry(registry);
  }

  void count(ServerWebExchange exchange) {
    String server = ExchangeKey.SERVER.find(exchange).map(ProtectedServer::name).orElse(NONE);
    String code =
        ExchangeKey.REFUSAL_CODE
            .find(exchange)
            .or(() -> ExchangeKey.REPORTED_CODE.find(exchange))
            .orElse(NONE);
    count(server, MethodLabel.of(exchange), RequestDecision.of(exchange), code);
  }

  /** Counts what the HTTP server answered because it was no request that anybody could read. */
  void countUnreadable(String code) {
    count(NONE, MethodLabel.OTHER, RequestDecision.REFUSED, code);
  }

  private void count(String server, String method, RequestDecision decision, String code) {
    requests
        .withTags("server", server, "method", method, "decision", decision.label(), "code", code)
        .increment();
  }
}
