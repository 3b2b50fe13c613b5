package dev.mcpgateway.gateway.access;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.policy.Decision.Allow;
import dev.mcpgateway.gateway.policy.Decision.Deny;
import dev.mcpgateway.gateway.policy.Decision.StepUp;
import dev.mcpgateway.gateway.policy.Operation;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.policy.Verdict;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets a request pass if the policy allows all that it asks for. Every message of a batch is judged
 * by itself, and the strictest decision is that of the request: a batch passes whole or not at all.
 *
 * <p>Where the policy is only reported, what would have been refused leaves a line in the log.
 */
public final class PolicyFilter implements GatewayFilter {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyFilter.class);

  private final ServerPolicy policy;

  public PolicyFilter(ServerPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Caller caller = ExchangeKey.CALLER.get(exchange);
    List<Operation> operations =
        ExchangeKey.MESSAGES
            .find(exchange)
            .map(Operations::of)
            .orElseGet(() -> Operations.of(exchange.getRequest().getMethod()));
    Verdict verdict = policy.judge(operations, caller);
    ExchangeKey.DECISION.put(exchange, verdict);
    Optional<Refusal> refusal = refusal(verdict, caller);
    if (refusal.isPresent() && verdict.refuses()) {
      return Mono.error(new RefusedException(refusal.get()));
    }
    refusal.ifPresent(each -> report(exchange, each));
    return chain.filter(exchange);
  }

  private Optional<Refusal> refusal(Verdict verdict, Caller caller) {
    return switch (verdict.decision()) {
      case Allow _ -> Optional.empty();
      case StepUp(var rule, Set<String> needed, Set<String> missing) ->
          Optional.of(
              new Refusal.InsufficientScope(
                  scopes(needed, caller),
                  named(rule) + " needs " + String.join(" ", new TreeSet<>(missing))));
      case Deny(var rule, String reason) ->
          Optional.of(new Refusal.Denied(named(rule) + ": " + reason));
    };
  }

  /** In a fixed order, so that the same request always has the same challenge. */
  private List<String> scopes(Set<String> needed, Caller caller) {
    List<String> scopes = new ArrayList<>(new TreeSet<>(needed));
    Set<String> kept = new TreeSet<>(policy.policy().knownOf(caller));
    kept.removeAll(needed);
    scopes.addAll(kept);
    return scopes;
  }

  private static String named(Optional<Integer> rule) {
    return rule.map(number -> "rule " + number + " of the policy").orElse("the policy");
  }

  private static void report(ServerWebExchange exchange, Refusal refusal) {
    ExchangeKey.REPORTED_CODE.put(exchange, refusal.code());
    LOG.atInfo()
        .addKeyValue("code", refusal.code())
        .addKeyValue("correlationId", CorrelationId.of(exchange))
        .addKeyValue("server", ExchangeKey.SERVER.get(exchange).name())
        .addKeyValue("detail", refusal.detail())
        .log("would be refused");
  }
}
