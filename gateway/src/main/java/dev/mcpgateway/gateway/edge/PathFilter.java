package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.PlainPath;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses paths that two readers could understand differently. */
public final class PathFilter implements WebFilter {

  private final Function<ServerHttpRequest, RequestTarget> target;
  private final RefusalWriter refusals;

  public PathFilter(RefusalWriter refusals) {
    this(RequestTarget::of, refusals);
  }

  PathFilter(Function<ServerHttpRequest, RequestTarget> target, RefusalWriter refusals) {
    this.target = target;
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return violation(exchange.getRequest())
        .map(each -> refusals.write(exchange, new Refusal.AmbiguousPath(each)))
        .orElseGet(() -> chain.filter(exchange));
  }

  private Optional<String> violation(ServerHttpRequest request) {
    if (!target.apply(request).hasPath()) {
      return Optional.of("target without a path");
    }
    URI uri = request.getURI();
    return uri.getRawFragment() != null
        ? Optional.of("fragment")
        : PlainPath.violation(uri.getRawPath());
  }
}
