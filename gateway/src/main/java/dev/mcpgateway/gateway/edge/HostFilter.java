package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that were meant for another host, on every path.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112 3.2</a>
 */
public final class HostFilter implements WebFilter {

  private final Function<ServerHttpRequest, RequestTarget> target;
  private final AcceptedHosts hosts;
  private final RefusalWriter refusals;

  public HostFilter(AcceptedHosts hosts, RefusalWriter refusals) {
    this(RequestTarget::of, hosts, refusals);
  }

  HostFilter(
      Function<ServerHttpRequest, RequestTarget> target,
      AcceptedHosts hosts,
      RefusalWriter refusals) {
    this.target = target;
    this.hosts = hosts;
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return isOurs(exchange.getRequest())
        ? chain.filter(exchange)
        : refusals.write(exchange, new Refusal.ForeignHost());
  }

  private boolean isOurs(ServerHttpRequest request) {
    List<String> given = request.getHeaders().getOrEmpty(HttpHeaders.HOST);
    return given.size() == 1
        && hosts.accepts(given.getFirst())
        // a target in absolute form brings a host of its own
        && target
            .apply(request)
            .authority()
            .map(each -> each.equalsIgnoreCase(given.getFirst()))
            .orElse(true);
  }
}
