package dev.mcpgateway.gateway.policy;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.policy.Decision.Allow;
import dev.mcpgateway.gateway.policy.Decision.Deny;
import dev.mcpgateway.gateway.policy.Decision.StepUp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of one server, in order. The first rule whose selector fits decides; it is never the
 * next one's turn because a demand is unmet. Without rules any accepted caller may do anything;
 * once there is one, what no rule selects is denied.
 */
public final class Policy {

  private final List<Rule> rules;
  private final ScopeHierarchy hierarchy;

  /** A policy of these rules. */
  public Policy(List<Rule> rules, ScopeHierarchy hierarchy) {
    this.rules = List.copyOf(rules);
    this.hierarchy = hierarchy;
  }

  /** Whether it decides anything at all. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** How many rules it has. */
  public int size() {
    return rules.size();
  }

  /** Scopes that the caller holds, hierarchy included. */
  public Set<String> heldBy(Caller caller) {
    return hierarchy.heldBy(caller);
  }

  /**
   * Scopes granted to the caller that this policy knows: a client that steps up asks for them
   * again, so that it does not lose them with the new token.
   */
  public Set<String> knownOf(Caller caller) {
    Set<String> known = new HashSet<>(hierarchy.named());
    rules.forEach(each -> known.addAll(each.demands().scopes()));
    known.retainAll(ScopeHierarchy.grantedTo(caller));
    return known;
  }

  /** Whether the caller may perform the operation. */
  public Decision decide(Operation operation, Caller caller) {
    if (!rules.isEmpty() && operation.isOverlong()) {
      return new Deny(Optional.empty(), "a name that is too long to be judged");
    }
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).selector().selects(operation)) {
        return decide(rules.get(i), Optional.of(i + 1), caller);
      }
    }
    return rules.isEmpty() || operation.isBasic()
        ? new Allow(Optional.empty())
        : new Deny(Optional.empty(), "no rule selects it");
  }

  private Decision decide(Rule rule, Optional<Integer> number, Caller caller) {
    if (rule.deny()) {
      return new Deny(number, "denied to everybody");
    }
    Optional<String> unmet = rule.demands().unmetBy(caller);
    if (unmet.isPresent()) {
      return new Deny(number, "the caller is none of its " + unmet.get());
    }
    Set<String> needed = rule.demands().scopes();
    if (needed.isEmpty()) {
      return new Allow(number);
    }
    Set<String> missing = new HashSet<>(needed);
    missing.removeAll(hierarchy.heldBy(caller));
    return missing.isEmpty() ? new Allow(number) : new StepUp(number, needed, missing);
  }
}
