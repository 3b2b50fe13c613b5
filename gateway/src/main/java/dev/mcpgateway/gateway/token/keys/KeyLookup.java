package dev.mcpgateway.gateway.token.keys;

import java.time.Duration;

/** What came of looking for a token's key. */
public sealed interface KeyLookup {

  /**
   * It is in the issuer's set.
   *
   * @param key to verify the token with
   */
  record Found(VerificationKey key) implements KeyLookup {}

  /** The issuer's set is known, and the key is not in it. */
  record Unknown() implements KeyLookup {}

  /**
   * The issuer's set is not known, so that nothing can be said of the token.
   *
   * @param retryAfter when to try again
   * @param detail what happened
   */
  record Unavailable(Duration retryAfter, String detail) implements KeyLookup {}
}
