package dev.mcpgateway.gateway.policy;

import static java.util.Objects.requireNonNull;

/**
 * One line of a policy.
 *
 * @param selector the operations that it decides
 * @param demands what it asks of the caller
 * @param deny true: nobody may, whatever they hold
 */
public record Rule(Selector selector, Demands demands, boolean deny) {

  public Rule {
    requireNonNull(selector);
    requireNonNull(demands);
    if (deny && !demands.equals(Demands.NONE)) {
      throw new IllegalArgumentException("a rule that denies asks nothing of the caller");
    }
  }
}
