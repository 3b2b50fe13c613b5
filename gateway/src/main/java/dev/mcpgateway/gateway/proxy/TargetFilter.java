package dev.mcpgateway.gateway.proxy;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Names the address at the backend, unless an earlier filter already did. */
final class TargetFilter implements GatewayFilter {

  private final ProtectedServer server;

  TargetFilter(ProtectedServer server) {
    this.server = server;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    exchange
        .getAttributes()
        .computeIfAbsent(
            GATEWAY_REQUEST_URL_ATTR,
            _ -> BackendTarget.of(server, exchange.getRequest().getURI()));
    return chain.filter(exchange);
  }
}
