package dev.mcpgateway.gateway.exchange;

import dev.mcpgateway.gateway.policy.Decision;
import java.util.Locale;
import org.springframework.web.server.ServerWebExchange;

/** Whether a request was let through: the same in records and in numbers. */
public enum RequestDecision {
  /** It passed, or was answered by the gateway itself. */
  ALLOWED,
  /** It was refused, whatever the reason. */
  REFUSED,
  /** It passed, but the policy would not let it if it were enforced. */
  REPORTED;

  /** What was decided so far. */
  public static RequestDecision of(ServerWebExchange exchange) {
    if (ExchangeKey.REFUSAL_CODE.find(exchange).isPresent()) {
      return REFUSED;
    }
    boolean allowed =
        ExchangeKey.DECISION
            .find(exchange)
            .map(each -> each.decision() instanceof Decision.Allow)
            .orElse(true);
    return allowed ? ALLOWED : REPORTED;
  }

  /** How it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
