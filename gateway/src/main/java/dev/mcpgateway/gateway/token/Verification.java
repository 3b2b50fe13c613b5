package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.token.jwt.Claimed;
import dev.mcpgateway.gateway.token.jwt.Confirmation;

/** What came of verifying a token. */
public sealed interface Verification {

  /**
   * The token is good at this server.
   *
   * @param caller whom it stands for
   * @param confirmation what each request with it must prove besides
   */
  record Accepted(Caller caller, Confirmation confirmation) implements Verification {

    static Accepted of(Claimed claimed) {
      return new Accepted(claimed.caller(), claimed.confirmation());
    }
  }

  /**
   * The token is not good at this server, or that cannot be said at present.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Verification {

    /** The token itself is wrong. */
    static Refused invalid(String detail) {
      return new Refused(new Refusal.InvalidToken(detail));
    }
  }
}
