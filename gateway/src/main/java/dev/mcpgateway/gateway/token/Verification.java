package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.refusal.Refusal;

/** What came of verifying a token. */
public sealed interface Verification {

  /**
   * The token is good at this server.
   *
   * @param caller whom it stands for
   */
  record Accepted(Caller caller) implements Verification {}

  /**
   * The token is not good at this server, or that cannot be said at present.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Verification {}
}
