package dev.mcpgateway.gateway.caller;

import static java.util.Objects.requireNonNull;

/**
 * Whom a credential stands for, as far as its issuer can tell: what sessions, limits and records
 * are bound to.
 *
 * <p>Subjects of two issuers never meet, and a client that acts for itself is never mistaken for a
 * user of the same name.
 *
 * @param issuer the issuer that vouches for it, exactly as in the token
 * @param kind what {@code value} names
 * @param value the subject or the client id
 */
public record CallerId(String issuer, Kind kind, String value) {

  /** What a caller's value names. */
  public enum Kind {
    /** The token's {@code sub}. */
    SUBJECT,
    /** The client, where the token has no {@code sub}. */
    CLIENT
  }

  public CallerId {
    requireNonNull(issuer);
    requireNonNull(kind);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a caller needs a name");
    }
  }
}
