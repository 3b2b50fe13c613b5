package dev.mcpgateway.gateway.identity;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Leaves on a request the headers that tell the backend who calls, and as whom the gateway does.
 */
public final class IdentityFilter implements GatewayFilter {

  /** What it made. */
  public static final ExchangeKey<IdentityHeaders> HEADERS =
      new ExchangeKey<>(IdentityFilter.class.getName() + ".headers", IdentityHeaders.class);

  /** As much as servers usually take in one header. */
  static final int LONGEST = 8_192;

  private final ServerIdentity identity;
  private final Assertions assertions;

  public IdentityFilter(ServerIdentity identity, Assertions assertions) {
    this.identity = identity;
    this.assertions = assertions;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Caller caller = ExchangeKey.CALLER.get(exchange);
    Map<String, String> headers = new LinkedHashMap<>();
    identity.caller().ifPresent(each -> headers.putAll(each.of(caller)));
    identity.credential().ifPresent(each -> headers.put(each.header(), each.value()));
    return identity
        .assertion()
        .map(target ->
            assertions
                .of(target, caller)
                .doOnNext(each -> headers.put(target.header(), each))
                .then())
        .orElse(Mono.empty())
        .then(Mono.defer(() -> pass(exchange, headers, chain)));
  }

  /** What is too long is refused: a caller without some of its groups is another caller. */
  private static Mono<Void> pass(
      ServerWebExchange exchange, Map<String, String> headers, GatewayFilterChain chain) {
    if (headers.values().stream().anyMatch(each -> each.length() > LONGEST)) {
      return Mono.error(
          new RefusedException(
              new Refusal.BackendUnavailable(
                  "the caller's identity is longer than a header may be: "
                      + LONGEST
                      + " characters")));
    }
    HEADERS.put(exchange, new IdentityHeaders(headers));
    return chain.filter(exchange);
  }
}
