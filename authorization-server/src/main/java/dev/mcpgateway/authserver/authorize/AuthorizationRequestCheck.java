package dev.mcpgateway.authserver.authorize;

import dev.mcpgateway.authserver.client.Clients;
import dev.mcpgateway.authserver.resource.KnownResources;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Checks an authorization request before anyone logs in: the address first, because the other
 * errors are sent to it. That PKCE is there at all, and S256, is checked by Spring.
 */
@Component
public final class AuthorizationRequestCheck
    implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

  private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Clients clients;
  private final KnownResources resources;

  AuthorizationRequestCheck(Clients clients, KnownResources resources) {
    this.clients = clients;
    this.resources = resources;
  }

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    if (!clients.mayRedirect(request.getClientId(), request.getRedirectUri())) {
      throw refusal(
          request,
          OAuth2ErrorCodes.INVALID_REQUEST,
          "The parameter 'redirect_uri' is missing or not registered for this client.");
    }
    if (!context.getRegisteredClient().getScopes().containsAll(request.getScopes())) {
      throw refusal(request, OAuth2ErrorCodes.INVALID_SCOPE, "A scope is not known.");
    }
    if (request.getAdditionalParameters().get("code_challenge") instanceof String challenge
        && !S256_CHALLENGE.matcher(challenge).matches()) {
      throw refusal(
          request,
          OAuth2ErrorCodes.INVALID_REQUEST,
          "The parameter 'code_challenge' is malformed.");
    }
    resources
        .refusal(request.getAdditionalParameters().get(KnownResources.PARAMETER))
        .ifPresent(error -> {
          throw new OAuth2AuthorizationCodeRequestAuthenticationException(error, request);
        });
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
      OAuth2AuthorizationCodeRequestAuthenticationToken request, String code, String description) {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(code, description, null), request);
  }
}
