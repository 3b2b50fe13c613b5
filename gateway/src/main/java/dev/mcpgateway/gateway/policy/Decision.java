package dev.mcpgateway.gateway.policy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a policy says of one operation by one caller. */
public sealed interface Decision {

  /** The rule that decided, counted from 1; empty: none did. */
  Optional<Integer> rule();

  /**
   * What holds for two operations together: the stricter of both; of two step-ups, one that asks
   * for the scopes of both, so that a single consent is enough.
   */
  default Decision and(Decision other) {
    return switch (this) {
      case Deny _ -> this;
      case Allow _ -> other instanceof Allow ? this : other;
      case StepUp mine ->
          switch (other) {
            case Allow _ -> mine;
            case StepUp theirs -> mine.with(theirs);
            case Deny _ -> other;
          };
    };
  }

  /**
   * The caller may.
   *
   * @param rule the rule that says so
   */
  record Allow(Optional<Integer> rule) implements Decision {}

  /**
   * The caller may, once it holds more scopes.
   *
   * @param rule the rule that asks for them
   * @param needed all scopes that the operation needs
   * @param missing those of them that the caller does not hold
   */
  record StepUp(Optional<Integer> rule, Set<String> needed, Set<String> missing)
      implements Decision {
    public StepUp {
      needed = Set.copyOf(needed);
      missing = Set.copyOf(missing);
    }

    private StepUp with(StepUp other) {
      return new StepUp(rule, union(needed, other.needed), union(missing, other.missing));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
      Set<String> both = new HashSet<>(one);
      both.addAll(other);
      return both;
    }
  }

  /**
   * The caller may not, whatever scopes it holds.
   *
   * @param rule the rule that says so; empty: no rule selects the operation
   * @param reason for the operator
   */
  record Deny(Optional<Integer> rule, String reason) implements Decision {}
}
