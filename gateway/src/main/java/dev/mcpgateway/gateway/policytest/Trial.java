package dev.mcpgateway.gateway.policytest;

import dev.mcpgateway.gateway.policy.Decision;
import dev.mcpgateway.gateway.policy.Decision.Deny;
import dev.mcpgateway.gateway.policy.ServerPolicy.Mode;

/**
 * One caller, one operation: what was expected and what came.
 *
 * @param server whose policy decided
 * @param caller its name in the table
 * @param operation for people
 * @param expected by the table
 * @param decision that came
 * @param mode whether the gateway would act on it
 */
record Trial(
    String server,
    String caller,
    String operation,
    Expectation expected,
    Decision decision,
    Mode mode) {

  boolean isAsExpected() {
    return expected.isMetBy(Expectation.of(decision));
  }

  /** One line: expected against got, and why. */
  String line() {
    return "%-5s  %s: %s, %s: expected %s, got %s (%s%s)"
        .formatted(
            isAsExpected() ? "ok" : "WRONG",
            server,
            caller,
            operation,
            expected,
            Expectation.of(decision),
            why(),
            mode == Mode.REPORT ? ", only reported" : "");
  }

  private String why() {
    String rule = decision.rule().map(each -> "rule " + each).orElse("no rule");
    return decision instanceof Deny(_, String reason) ? rule + ": " + reason : rule;
  }
}
