package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests whose end two readers could see in different places: the rest of one would be
 * another request. Netty takes any transfer coding but {@code chunked} for no body at all.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112 6.3</a>
 */
public final class FramingFilter implements WebFilter {

  private final RefusalWriter refusals;

  public FramingFilter(RefusalWriter refusals) {
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return isClear(exchange.getRequest().getHeaders())
        ? chain.filter(exchange)
        : refusals.write(exchange, new Refusal.BadRequest("length of the body in doubt"));
  }

  private static boolean isClear(HttpHeaders headers) {
    List<String> codings = headers.getOrEmpty(HttpHeaders.TRANSFER_ENCODING);
    return codings.isEmpty()
        || (codings.size() == 1
            && codings.getFirst().equalsIgnoreCase("chunked")
            && !headers.containsHeader(HttpHeaders.CONTENT_LENGTH));
  }
}
