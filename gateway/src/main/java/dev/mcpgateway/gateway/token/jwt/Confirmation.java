package dev.mcpgateway.gateway.token.jwt;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What else the holder of a token must prove to have: nothing, a key, a certificate, or both.
 *
 * @param key the thumbprint of a key that must sign a proof with each request
 * @param certificate the SHA-256 of the certificate that the client must show
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7800#section-3.1">RFC 7800 3.1</a>
 */
public record Confirmation(Optional<String> key, Optional<String> certificate) {

  /** Whoever has the token may use it. */
  public static final Confirmation NONE = new Confirmation(Optional.empty(), Optional.empty());

  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";
  private static final Set<String> KNOWN = Set.of(KEY, CERTIFICATE);

  /** SHA-256 in base64url without padding. */
  private static final int LENGTH = 43;

  /** What the claims demand; a demand that cannot be checked is not met. */
  static Confirmation of(Map<String, Object> claims) throws InvalidTokenException {
    Object claim = claims.get("cnf");
    if (claim == null) {
      return NONE;
    }
    if (!(claim instanceof Map<?, ?> members) || members.isEmpty()) {
      throw new InvalidTokenException("cnf is no object with members");
    }
    if (!KNOWN.containsAll(members.keySet())) {
      throw new InvalidTokenException(
          "cnf has " + Printable.of(members.keySet()) + ": bound in a way that cannot be checked");
    }
    return new Confirmation(thumbprint(members, KEY), thumbprint(members, CERTIFICATE));
  }

  /** Whether nothing else is demanded. */
  public boolean isNone() {
    return key.isEmpty() && certificate.isEmpty();
  }

  private static Optional<String> thumbprint(Map<?, ?> members, String name)
      throws InvalidTokenException {
    if (!members.containsKey(name)) {
      return Optional.empty();
    }
    if (members.get(name) instanceof String text && text.length() == LENGTH) {
      return Optional.of(text);
    }
    throw new InvalidTokenException("cnf." + name + " is no SHA-256");
  }
}
