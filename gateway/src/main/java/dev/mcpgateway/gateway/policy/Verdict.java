package dev.mcpgateway.gateway.policy;

import static java.util.Objects.requireNonNull;

import dev.mcpgateway.gateway.policy.Decision.Allow;

/**
 * What came of judging a request.
 *
 * @param decision of the policy on all operations of the request together
 * @param enforced whether it counts; false: it is reported alone, and the request passes
 */
public record Verdict(Decision decision, boolean enforced) {

  public Verdict {
    requireNonNull(decision);
  }

  /** Whether the request must not pass. */
  public boolean refuses() {
    return enforced && !(decision instanceof Allow);
  }
}
