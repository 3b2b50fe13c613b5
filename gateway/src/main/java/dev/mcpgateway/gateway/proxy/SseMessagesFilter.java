package dev.mcpgateway.gateway.proxy;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.sse.MessageAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Opens the address that an {@code endpoint} event gave out, and names the backend's own. Whoever
 * did not open the stream finds nothing, as if it did not exist.
 *
 * <p>There is no other address for messages: the backend's own may lie below that of the stream,
 * and whoever has seen an id there would post to a stream of somebody else.
 */
final class SseMessagesFilter implements GatewayFilter {

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final ProtectedServer server;
  private final MessageAddress addresses;

  SseMessagesFilter(ProtectedServer server, MessageAddress addresses) {
    this.server = server;
    this.addresses = addresses;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    URI uri = exchange.getRequest().getURI();
    if (!MessageAddress.isAt(server, uri.getRawPath())) {
      return READING.contains(exchange.getRequest().getMethod())
          ? chain.filter(exchange)
          : Mono.error(new RefusedException(new Refusal.MethodNotAllowed("GET")));
    }
    Optional<URI> target = open(exchange, uri.getRawQuery());
    if (target.isEmpty()) {
      return Mono.error(
          new RefusedException(
              new Refusal.SessionNotFound("an endpoint that this caller was given")));
    }
    exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, target.get());
    return chain.filter(exchange);
  }

  private Optional<URI> open(ServerWebExchange exchange, @Nullable String query) {
    return query != null && exchange.getRequest().getMethod().equals(HttpMethod.POST)
        ? addresses
            .open(server, ExchangeKey.CALLER.get(exchange).id(), query)
            .map(each -> BackendTarget.at(server, each))
        : Optional.empty();
  }
}
