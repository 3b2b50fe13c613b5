package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.Resource;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds the server that a request is for, by host and path. Requests for metadata and for keys of
 * the gateway pass without one; nothing else does.
 */
public final class ServerFilter implements WebFilter {

  /** Where the keys of the gateway itself are. */
  public static final String KEYS = "/.well-known/jwks.json";

  private static final String WELL_KNOWN = "/.well-known/";

  private final ServerLookup servers;
  private final RefusalWriter refusals;

  public ServerFilter(ServerLookup servers, RefusalWriter refusals) {
    this.servers = servers;
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getURI().getRawPath();
    if (Resource.isMetadataPath(path) || path.equals(KEYS)) {
      return chain.filter(exchange);
    }
    // the well-known addresses of a host are not part of any resource on it
    Optional<ProtectedServer> server =
        path.startsWith(WELL_KNOWN)
            ? Optional.empty()
            : servers.find(exchange.getRequest(), each -> each.covers(path));
    if (server.isEmpty()) {
      return refusals.write(exchange, new Refusal.NotFound("no server has this host and path"));
    }
    ExchangeKey.SERVER.put(exchange, server.get());
    return chain.filter(exchange);
  }
}
