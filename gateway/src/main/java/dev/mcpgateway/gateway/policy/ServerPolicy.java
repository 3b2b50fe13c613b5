package dev.mcpgateway.gateway.policy;

import static java.util.Objects.requireNonNull;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.policy.Decision.Allow;
import dev.mcpgateway.gateway.policy.Decision.Deny;
import java.util.List;
import java.util.Optional;

/**
 * The policy of one server, and what is made of its decisions.
 *
 * @param policy the rules
 * @param mode whether they count
 * @param visible what a caller sees of what the server offers
 */
public record ServerPolicy(Policy policy, Mode mode, Visible visible) {

  /** No rules: any accepted caller may do anything. */
  public static final ServerPolicy NONE =
      new ServerPolicy(new Policy(List.of(), ScopeHierarchy.FLAT), Mode.ENFORCE, Visible.REACHABLE);

  /** Whether decisions count. */
  public enum Mode {
    /** What a rule refuses is refused. */
    ENFORCE,
    /** Everything passes; what would have been refused is recorded. */
    REPORT
  }

  /** What a caller sees of what the server offers. */
  public enum Visible {
    /** What it may use with the token that it has. */
    ALLOWED,
    /** What it may use, or could use after a step-up. */
    REACHABLE
  }

  public ServerPolicy {
    requireNonNull(policy);
    requireNonNull(mode);
    requireNonNull(visible);
  }

  /** Whether anything can be refused or hidden by it. */
  public boolean restricts() {
    return !policy.isEmpty() && mode == Mode.ENFORCE;
  }

  /** Judges the operations of one request: all of them must be allowed. */
  public Verdict judge(List<Operation> operations, Caller caller) {
    Decision all =
        operations.stream()
            .map(each -> policy.decide(each, caller))
            .reduce(Decision::and)
            .orElse(new Allow(Optional.empty()));
    return new Verdict(all, mode == Mode.ENFORCE);
  }

  /** Whether the caller sees the thing that this operation would use. */
  public boolean shows(Operation operation, Caller caller) {
    Decision decision = policy.decide(operation, caller);
    return switch (visible) {
      case ALLOWED -> decision instanceof Allow;
      case REACHABLE -> !(decision instanceof Deny);
    };
  }
}
