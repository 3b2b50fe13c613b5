package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses browsers on foreign origins, and tells those on allowed ones what they may do. Answers
 * preflights, which bring no credential. What is for no server, the metadata, is for every origin.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP,
 *     Transports, Security Warning</a>
 */
public final class OriginFilter implements WebFilter {

  private final OriginPolicy origins;
  private final RefusalWriter refusals;

  public OriginFilter(OriginPolicy origins, RefusalWriter refusals) {
    this.origins = origins;
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Optional<ProtectedServer> server = ExchangeKey.SERVER.find(exchange);
    List<String> given = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
    if (given.isEmpty()) {
      return chain.filter(exchange);
    }
    if (server.isEmpty()) {
      return answer(exchange, chain, CorsHeaders.ANY_ORIGIN);
    }
    Optional<String> violation = violation(server.get(), given);
    if (violation.isPresent()) {
      return refusals.write(exchange, new Refusal.ForeignOrigin(violation.get()));
    }
    boolean credentials =
        server.get().accessTokenCookie().isPresent() && origins.lists(given.getFirst());
    return answer(exchange, chain, new CorsHeaders(given.getFirst(), credentials));
  }

  private Optional<String> violation(ProtectedServer server, List<String> given) {
    if (given.size() > 1) {
      return Optional.of("more than one Origin");
    }
    return origins.allows(server, given.getFirst())
        ? Optional.empty()
        : Optional.of("neither the resource's own nor in mcp.gateway.origins");
  }

  private static Mono<Void> answer(
      ServerWebExchange exchange, WebFilterChain chain, CorsHeaders cors) {
    ServerHttpResponse response = exchange.getResponse();
    // last, since a refusal starts with no headers and a backend may have its own idea of CORS
    response.beforeCommit(() -> Mono.fromRunnable(() -> cors.addTo(response.getHeaders())));
    if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
      response.setStatusCode(HttpStatus.NO_CONTENT);
      CorsHeaders.addPreflight(exchange.getRequest().getHeaders(), response.getHeaders());
      return response.setComplete();
    }
    return chain.filter(exchange);
  }
}
