package dev.mcpgateway.gateway.token.jwt;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A JWT's times: seconds since 1970, with a fraction where the issuer likes it so.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-2">RFC 7519 2</a>
 */
public final class NumericDate {

  /** The end of the year 9999. */
  private static final double MAX = 253_402_300_799.0;

  private static final double MILLIS = 1000.0;

  private NumericDate() {}

  /** The time in a claim. */
  public static Optional<Instant> find(Map<String, Object> claims, String name)
      throws InvalidTokenException {
    Object value = claims.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Number number)) {
      throw new InvalidTokenException(name + " is no number");
    }
    double seconds = number.doubleValue();
    if (!(seconds >= 0 && seconds <= MAX)) {
      throw new InvalidTokenException(name + " is no time between 1970 and 9999");
    }
    return Optional.of(Instant.ofEpochMilli((long) Math.floor(seconds * MILLIS)));
  }
}
