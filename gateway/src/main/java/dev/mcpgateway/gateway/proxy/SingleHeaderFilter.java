package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.mcp.Revision;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses a request whose protocol headers do not have one clear value: sent twice, one reader
 * takes the first and another the last; named in {@code Connection}, the backend would never see
 * what was judged here. A revision that nobody knows is the server's to refuse; what can be the
 * name of none is refused here, before readers differ about it.
 */
final class SingleHeaderFilter implements GatewayFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    String unclear = unclear(headers);
    if (unclear != null) {
      return refused("more than one value: " + unclear);
    }
    String revision = headers.getFirst(Revision.HEADER);
    return revision == null || Revision.isName(revision)
        ? chain.filter(exchange)
        : refused(Revision.HEADER + " is no name of a revision");
  }

  /** A loop, since a stream of the names copies them a second time. */
  private static @Nullable String unclear(HttpHeaders headers) {
    List<String> options = RequestHeaders.connectionOptions(headers);
    for (String name : headers.headerNames()) {
      if (isSingle(name) && (repeated(headers, name) || options.contains(lower(name)))) {
        return name;
      }
    }
    return null;
  }

  private static Mono<Void> refused(String detail) {
    return Mono.error(new RefusedException(new Refusal.BadRequest(detail)));
  }

  private static boolean repeated(HttpHeaders headers, String name) {
    return headers.getOrEmpty(name).size() > 1;
  }

  private static boolean isSingle(String name) {
    return name.regionMatches(true, 0, "mcp-", 0, 4)
        || name.equalsIgnoreCase("last-event-id")
        || name.equalsIgnoreCase("content-type")
        || name.equalsIgnoreCase("content-encoding");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
