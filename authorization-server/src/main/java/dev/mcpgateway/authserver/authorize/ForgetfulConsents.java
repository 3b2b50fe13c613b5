package dev.mcpgateway.authserver.authorize;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/**
 * Remembers no consent, so that it is asked for each time: anything on the user's machine can claim
 * to be a public client, and then the question is all that stands in its way.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-8.6">RFC 8252 section 8.6</a>
 */
@Component
public final class ForgetfulConsents implements OAuth2AuthorizationConsentService {

  @Override
  public void save(OAuth2AuthorizationConsent consent) {
    // on purpose
  }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) {
    // there is none
  }

  @Override
  public @Nullable OAuth2AuthorizationConsent findById(String clientId, String principalName) {
    return null;
  }
}
