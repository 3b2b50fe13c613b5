package dev.mcpgateway.gateway.token.introspection;

import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.token.jwt.ClaimRules;
import dev.mcpgateway.gateway.token.jwt.Claimed;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import dev.mcpgateway.gateway.token.jwt.Printable;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one server demands of an issuer's yes. That a token is active says only that the issuer
 * knows it: whom it is for and until when is asked exactly as of a JWT.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662#section-4">RFC 7662 4</a>
 */
public final class AnswerRules {

  private static final String DPOP = "dpop";
  private static final Set<String> TYPES = Set.of("bearer", DPOP);

  private final TrustedIssuer issuer;
  private final ClaimRules rules;

  public AnswerRules(TrustedIssuer issuer, Clock clock) {
    this.issuer = issuer;
    this.rules = ClaimRules.withoutHeader(issuer, clock);
  }

  /** What the token stands for. */
  public Claimed check(Map<String, Object> claims) throws InvalidTokenException {
    Object iss = claims.get("iss");
    if (iss != null && !iss.equals(issuer.issuer())) {
      throw new InvalidTokenException("iss is " + Printable.of(iss) + ", another than was asked");
    }
    Optional<String> type = type(claims);
    Claimed claimed = rules.check(claims);
    if (type.equals(Optional.of(DPOP)) && claimed.confirmation().key().isEmpty()) {
      throw new InvalidTokenException("token_type is DPoP, and cnf names no key");
    }
    return claimed;
  }

  private static Optional<String> type(Map<String, Object> claims) throws InvalidTokenException {
    Object type = claims.get("token_type");
    if (type == null) {
      return Optional.empty();
    }
    Optional<String> known =
        Optional.of(type)
            .filter(String.class::isInstance)
            .map(each -> each.toString().toLowerCase(Locale.ROOT))
            .filter(TYPES::contains);
    if (known.isEmpty()) {
      throw new InvalidTokenException("token_type is " + Printable.of(type));
    }
    return known;
  }
}
