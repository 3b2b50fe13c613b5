package dev.mcpgateway.gateway.token.jwt;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The token must be meant for this server.
 *
 * @param names of the claims that say so, usually {@code aud} alone; the first that is there counts
 * @param accepted the token must name one of them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8707#section-2">RFC 8707 2</a>
 */
record AudienceRule(List<String> names, Set<String> accepted) implements OAuth2TokenValidator<Jwt> {

  @Override
  public OAuth2TokenValidatorResult validate(Jwt jwt) {
    Set<String> named = Claims.strings(Claims.first(names, jwt.getClaims()).orElse(null));
    if (named.isEmpty()) {
      return Failure.because("no " + String.join(", ", names));
    }
    return Collections.disjoint(named, accepted)
        ? Failure.because("aud is " + Printable.of(named) + ", expected one of " + accepted)
        : OAuth2TokenValidatorResult.success();
  }
}
