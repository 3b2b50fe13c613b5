package dev.mcpgateway.gateway.audit;

import dev.mcpgateway.gateway.exchange.BrokenAnswer;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.RefusalHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Makes exactly one record of each request, when its answer has ended: by itself, by the gateway,
 * or because the client left. Errors are answered here, because afterwards nobody would know how.
 *
 * <p>No bean, because every bean of its kind is put before all requests by itself; the security
 * chain holds it.
 */
public final class AuditFilter implements WebFilter {

  private final Audit audit;
  private final RefusalHandler errors;
  private final Clock clock;

  public AuditFilter(Audit audit, RefusalHandler errors, Clock clock) {
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
    BrokenAnswer whose =
        signal == SignalType.ON_ERROR ? BrokenAnswer.BROKEN : BrokenAnswer.CLIENT_LEFT;
    return ExchangeKey.BROKEN_ANSWER
        .find(exchange)
        .or(() ->
            signal == SignalType.ON_COMPLETE && !wasLeft(exchange)
                ? Optional.empty()
                : Optional.of(whose))
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .orElse("complete");
  }

  /** Streams end without an error when nobody is there to read on. */
  private static boolean wasLeft(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    boolean stream =
        MediaType.TEXT_EVENT_STREAM.isCompatibleWith(response.getHeaders().getContentType());
    AtomicBoolean left = new AtomicBoolean();
    if (stream) {
      HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
      server.withConnection(connection -> left.set(!connection.channel().isActive()));
    }
    return left.get();
  }
}
