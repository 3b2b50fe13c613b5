package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Refuses requests of a version of HTTP that is not spoken here, which Netty reads by the rules of
 * HTTP/1.1.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2.3">RFC 9112 2.3</a>
 */
public final class VersionFilter implements WebFilter {

  private final RefusalWriter refusals;

  public VersionFilter(RefusalWriter refusals) {
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    HttpVersion version = request.version();
    return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0)
        ? chain.filter(exchange)
        : refusals.write(exchange, new Refusal.BadRequest("neither HTTP/1.1 nor HTTP/1.0"));
  }
}
