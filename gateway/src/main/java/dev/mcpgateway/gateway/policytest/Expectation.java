package dev.mcpgateway.gateway.policytest;

import dev.mcpgateway.gateway.policy.Decision;
import dev.mcpgateway.gateway.policy.Decision.Allow;
import dev.mcpgateway.gateway.policy.Decision.Deny;
import dev.mcpgateway.gateway.policy.Decision.StepUp;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a case says should come of an operation.
 *
 * @param outcome {@code allow}, {@code step-up} or {@code deny}
 * @param scopes that the step-up should need; empty: any
 */
record Expectation(String outcome, SortedSet<String> scopes) {

  private static final String STEP_UP = "step-up";
  private static final Set<String> OUTCOMES = Set.of("allow", STEP_UP, "deny");

  static Expectation parse(String text) throws BadTableException {
    String[] words = text.strip().split("\\s+", -1);
    SortedSet<String> scopes = new TreeSet<>(Arrays.asList(words).subList(1, words.length));
    if (!OUTCOMES.contains(words[0]) || !(scopes.isEmpty() || words[0].equals(STEP_UP))) {
      throw new BadTableException(
          "\"" + text + "\" is none of allow, deny, step-up, step-up with scopes");
    }
    return new Expectation(words[0], scopes);
  }

  /** What came of it, in the same form. */
  static Expectation of(Decision decision) {
    return switch (decision) {
      case Allow _ -> new Expectation("allow", new TreeSet<>());
      case StepUp(_, Set<String> needed, _) -> new Expectation(STEP_UP, new TreeSet<>(needed));
      case Deny _ -> new Expectation("deny", new TreeSet<>());
    };
  }

  /** Whether this came. */
  boolean isMetBy(Expectation got) {
    return outcome.equals(got.outcome) && (scopes.isEmpty() || scopes.equals(got.scopes));
  }

  @Override
  public String toString() {
    return scopes.isEmpty() ? outcome : outcome + " " + String.join(" ", scopes);
  }
}
