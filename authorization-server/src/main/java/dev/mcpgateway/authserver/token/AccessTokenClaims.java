package dev.mcpgateway.authserver.token;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Makes Spring's JWT an access token of RFC 9068, for the granted resource and no other, and for
 * the client that can prove its key if it proved one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2">RFC 9068 section 2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-6.1">RFC 9449 section 6.1</a>
 */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  @Override
  public void customize(JwtEncodingContext context) {
    context.getJwsHeader().type("at+jwt");
    context
        .getClaims()
        .audience(List.of(Grants.resource(Objects.requireNonNull(context.getAuthorization()))))
        .claim(OAuth2ParameterNames.CLIENT_ID, context.getRegisteredClient().getClientId())
        // one text; Spring makes it an array
        .claim(
            OAuth2ParameterNames.SCOPE,
            String.join(" ", new TreeSet<>(context.getAuthorizedScopes())));
    Jwt proof = context.get(OAuth2TokenContext.DPOP_PROOF_KEY);
    if (proof != null) {
      context.getClaims().claim("cnf", Map.of("jkt", KeyBinding.thumbprint(proof.getTokenValue())));
    }
  }
}
