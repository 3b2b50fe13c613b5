package dev.mcpgateway.authserver.token;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Makes Spring's JWT an access token of RFC 9068, for the granted resource and no other.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2">RFC 9068 section 2</a>
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
  }
}
