package dev.mcpgateway.authserver.token;

import dev.mcpgateway.authserver.client.Clients;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/**
 * Accepts a known public client for what needs no code verifier. With a code it is left to Spring's
 * provider, which demands the verifier.
 */
final class PublicClientProvider implements AuthenticationProvider {

  private final Clients clients;

  PublicClientProvider(Clients clients) {
    this.clients = clients;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
  }

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    OAuth2ClientAuthenticationToken client = (OAuth2ClientAuthenticationToken) authentication;
    if (AuthorizationGrantType.AUTHORIZATION_CODE
        .getValue()
        .equals(client.getAdditionalParameters().get(OAuth2ParameterNames.GRANT_TYPE))) {
      return null;
    }
    return Optional.ofNullable(clients.findByClientId(client.getName()))
        .map(registered ->
            new OAuth2ClientAuthenticationToken(registered, ClientAuthenticationMethod.NONE, null))
        .orElseThrow(() ->
            new OAuth2AuthenticationException(
                new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_CLIENT, "The client is not known.", null)));
  }
}
