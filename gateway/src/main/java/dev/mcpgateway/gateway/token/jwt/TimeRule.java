package dev.mcpgateway.gateway.token.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The token must be of now. The tolerance is for the issuer's clock running ahead, so {@code exp},
 * which it would prolong, has none.
 *
 * @param clock ours
 * @param skew how far the issuer's clock may be ahead
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4">RFC 7519 4.1.4</a>
 */
record TimeRule(Clock clock, Duration skew) implements OAuth2TokenValidator<Jwt> {

  @Override
  public OAuth2TokenValidatorResult validate(Jwt jwt) {
    Instant now = clock.instant();
    Instant expiresAt = jwt.getExpiresAt();
    if (expiresAt == null) {
      return Failure.because("no exp");
    }
    if (!now.isBefore(expiresAt)) {
      return Failure.because("expired at " + expiresAt);
    }
    Instant notBefore = jwt.getNotBefore();
    if (notBefore != null && now.plus(skew).isBefore(notBefore)) {
      return Failure.because("not valid before " + notBefore);
    }
    Instant issuedAt = jwt.getIssuedAt();
    if (issuedAt != null && now.plus(skew).isBefore(issuedAt)) {
      return Failure.because("issued in the future, at " + issuedAt);
    }
    return OAuth2TokenValidatorResult.success();
  }
}
