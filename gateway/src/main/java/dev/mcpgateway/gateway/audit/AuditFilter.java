package dev.mcpgateway.gateway.audit;

import dev.mcpgateway.gateway.exchange.BrokenAnswer;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Makes exactly one record of each request, when its answer has ended: by itself, by the gateway,
 * or because the client left. Errors are answered here, because afterwards nobody would know how.
 *
 * <p>No bean, because every bean of its kind is put before all requests by itself; the security
 * chain holds it.
 */
public final class AuditFilter implements WebFilter {

  private final Audit audit;
  private final WebExceptionHandler errors;
  private final Clock clock;

  public AuditFilter(Audit audit, WebExceptionHandler errors, Clock clock) {
    this.audit = audit;
    this.errors = errors;
    this.clock = clock;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!audit.isOn()) {
      return chain.filter(exchange);
    }
    Instant begun = clock.instant();
    var response = new CountingResponse(exchange.getResponse());
    ServerWebExchange counted = exchange.mutate().response(response).build();
    return chain
        .filter(counted)
        .onErrorResume(error -> errors.handle(counted, error))
        .doFinally(signal -> audit.record(counted, response, begun, end(counted, signal)));
  }

  private static String end(ServerWebExchange exchange, SignalType signal) {
    return ExchangeKey.BROKEN_ANSWER
        .find(exchange)
        .or(() -> broken(signal))
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .orElse("complete");
  }

  private static Optional<BrokenAnswer> broken(SignalType signal) {
    return switch (signal) {
      case ON_COMPLETE -> Optional.empty();
      case ON_ERROR -> Optional.of(BrokenAnswer.BROKEN);
      default -> Optional.of(BrokenAnswer.CLIENT_LEFT);
    };
  }
}
