package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.PlainPath;
import java.net.URI;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses paths that two readers could understand differently. */
public final class PathFilter implements WebFilter {

  private final RefusalWriter refusals;

  public PathFilter(RefusalWriter refusals) {
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return violation(exchange.getRequest().getURI())
        .map(each -> refusals.write(exchange, new Refusal.AmbiguousPath(each)))
        .orElseGet(() -> chain.filter(exchange));
  }

  private static Optional<String> violation(URI target) {
    return target.getRawFragment() != null
        ? Optional.of("fragment")
        : PlainPath.violation(target.getRawPath());
  }
}
