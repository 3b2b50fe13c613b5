package dev.mcpgateway.authserver.token;

import dev.mcpgateway.authserver.resource.KnownResources;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;

/**
 * Redeems a code or a refresh token by Spring's provider, after what that does not check: that the
 * request names the resource of the grant, that it proves the key which the grant is bound to, and
 * that a refresh token was not used before. One redemption at a time, so that nothing is redeemed
 * twice at once.
 */
final class GrantProvider implements AuthenticationProvider {

  private static final Logger LOG = LoggerFactory.getLogger(GrantProvider.class);

  private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

  private final AuthenticationProvider spring;
  private final AuthorizationStore store;
  private final KnownResources resources;
  private final Lock redemption;

  GrantProvider(
      AuthenticationProvider spring,
      AuthorizationStore store,
      KnownResources resources,
      Lock redemption) {
    this.spring = spring;
    this.store = store;
    this.resources = resources;
    this.redemption = redemption;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return spring.supports(authentication);
  }

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    redemption.lock();
    try {
      switch (authentication) {
        case OAuth2AuthorizationCodeAuthenticationToken request ->
            checkGrant(request, request.getCode(), store.findByToken(request.getCode(), CODE));
        case OAuth2RefreshTokenAuthenticationToken request -> checkRefresh(request);
        default -> throw new IllegalStateException("neither a code nor a refresh token");
      }
      return spring.authenticate(authentication);
    } finally {
      redemption.unlock();
    }
  }

  private void checkRefresh(OAuth2RefreshTokenAuthenticationToken request) {
    String token = request.getRefreshToken();
    OAuth2Authorization authorization = store.findByToken(token, OAuth2TokenType.REFRESH_TOKEN);
    if (authorization == null) {
      RefreshTokens.family(token).map(store::findById).ifPresent(this::revoke);
    }
    checkGrant(request, token, authorization);
  }

  // either the thief or the client comes second, and nobody knows which
  private void revoke(OAuth2Authorization family) {
    store.remove(family);
    LOG.warn(
        "A refresh token of {} (client {}) was used twice: its whole family is revoked",
        family.getPrincipalName(),
        family.getRegisteredClientId());
    throw new OAuth2AuthenticationException(
        new OAuth2Error(
            OAuth2ErrorCodes.INVALID_GRANT,
            "The refresh token was used before: log in again.",
            null));
  }

  private void checkGrant(
      OAuth2AuthorizationGrantAuthenticationToken request,
      String grant,
      @Nullable OAuth2Authorization authorization) {
    // what is unknown, used or expired is refused by Spring, with consequences
    if (authorization == null || !isActive(authorization, grant)) {
      return;
    }
    resources
        .refusal(
            request.getAdditionalParameters().get(KnownResources.PARAMETER),
            Grants.resource(authorization))
        .or(() -> KeyBinding.refusal(request, authorization))
        .ifPresent(error -> {
          throw new OAuth2AuthenticationException(error);
        });
  }

  private static boolean isActive(OAuth2Authorization authorization, String grant) {
    OAuth2Authorization.Token<OAuth2Token> token = authorization.getToken(grant);
    return token != null && token.isActive();
  }
}
