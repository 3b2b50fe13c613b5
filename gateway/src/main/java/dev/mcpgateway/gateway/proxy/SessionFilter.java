package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.Revision;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.session.SessionIds;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Opens the session id that a client shows. Whoever was not given it here finds no session, as if
 * it had ended. Revisions without sessions ignore the header: it goes no further.
 */
final class SessionFilter implements GatewayFilter {

  /** The backend's own id of the session; there where the client showed a good one. */
  static final ExchangeKey<String> SESSION_ID =
      new ExchangeKey<>(SessionFilter.class.getName() + ".session-id", String.class);

  private final ProtectedServer server;
  private final SessionIds sessions;

  SessionFilter(ProtectedServer server, SessionIds sessions) {
    this.server = server;
    this.sessions = sessions;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    String shown = headers.getFirst(SessionIds.HEADER);
    if (shown == null || Revision.of(headers.getFirst(Revision.HEADER)).isStateless()) {
      return chain.filter(exchange);
    }
    Optional<String> id = sessions.open(server, ExchangeKey.CALLER.get(exchange).id(), shown);
    if (id.isEmpty()) {
      return Mono.error(
          new RefusedException(
              new Refusal.SessionNotFound("none that this caller was given here")));
    }
    SESSION_ID.put(exchange, id.get());
    return chain.filter(exchange);
  }
}
