package dev.mcpgateway.gateway.proxy;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.sse.EndpointRewriter;
import dev.mcpgateway.gateway.sse.MessageAddress;
import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Rewrites the {@code endpoint} events of an HTTP+SSE stream, so that the client posts to the
 * gateway and nobody but this caller can post to the stream.
 */
final class SseStreamFilter implements GatewayFilter {

  private final ProtectedServer server;
  private final MessageAddress addresses;
  private final int largestEvent;

  SseStreamFilter(ProtectedServer server, MessageAddress addresses, GatewayLimits limits) {
    this.server = server;
    this.addresses = addresses;
    this.largestEvent = limits.heldBytes();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (!exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
      return chain.filter(exchange);
    }
    CallerId caller = ExchangeKey.CALLER.get(exchange).id();
    URI stream = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
    var rewriter =
        new EndpointRewriter(largestEvent, data -> addresses.rewrite(server, caller, stream, data));
    var response = new RewritingResponse(exchange.getResponse(), rewriter);
    return chain.filter(exchange.mutate().response(response).build());
  }
}
