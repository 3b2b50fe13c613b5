package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets only methods pass whose meaning we know. {@code TRACE} would send back to a page's script
 * what the browser added, {@code CONNECT} would open a tunnel, and what nobody knows nobody judges.
 */
final class MethodFilter implements GatewayFilter {

  private static final Set<String> KNOWN =
      Set.of("GET", "POST", "DELETE", "HEAD", "OPTIONS", "PUT", "PATCH");

  /** What an MCP endpoint has. */
  static final String ALLOWED = "GET, POST, DELETE";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return KNOWN.contains(exchange.getRequest().getMethod().name())
        ? chain.filter(exchange)
        : Mono.error(new RefusedException(new Refusal.MethodNotAllowed(ALLOWED)));
  }
}
