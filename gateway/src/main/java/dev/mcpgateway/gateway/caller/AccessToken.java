package dev.mcpgateway.gateway.caller;

import org.jspecify.annotations.Nullable;

/**
 * An access token as it was sent, not yet verified: its text never appears in a log, an error or
 * {@link #toString()}. No record, because it is hashed once and asked for the hash several times.
 */
public final class AccessToken {

  private final String value;
  private final TokenHash hash;

  public AccessToken(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an access token has at least one character");
    }
    this.value = value;
    this.hash = TokenHash.of(value);
  }

  /** The text. */
  public String value() {
    return value;
  }

  /** Names the token where the token itself must not stand. */
  public TokenHash hash() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessToken token && value.equals(token.value);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
