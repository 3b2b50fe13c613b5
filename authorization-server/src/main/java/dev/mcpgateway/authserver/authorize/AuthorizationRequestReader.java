package dev.mcpgateway.authserver.authorize;

import dev.mcpgateway.authserver.resource.KnownResources;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Reads an authorization request (GET) or a consent (POST). Refuses what Spring's readers let
 * through, and adds the default scope: Spring takes a consent without scopes for a refusal.
 */
@Component
public final class AuthorizationRequestReader implements AuthenticationConverter {

  private final AuthenticationConverter requests =
      new OAuth2AuthorizationCodeRequestAuthenticationConverter();
  private final AuthenticationConverter consents =
      new OAuth2AuthorizationConsentAuthenticationConverter();

  private final Set<String> defaultScope;

  AuthorizationRequestReader(AuthorizationServerProperties properties) {
    defaultScope = Set.of(properties.scopes().getFirst().name());
  }

  @Override
  public Authentication convert(HttpServletRequest request) {
    if (request.getMethod().equals("POST")) {
      Authentication consent = consents.convert(request);
      if (consent == null) {
        throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "Send an authorization request by GET.");
      }
      return consent;
    }
    refuseRepetition(request.getParameterMap());
    refuseRequestObjects(request);
    return withScope(
        (OAuth2AuthorizationCodeRequestAuthenticationToken)
            Objects.requireNonNull(requests.convert(request)));
  }

  private static void refuseRepetition(Map<String, String[]> parameters) {
    parameters.forEach((name, values) -> {
      // a repeated resource has an error of its own
      if (values.length > 1 && !name.equals(KnownResources.PARAMETER)) {
        throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "A parameter is repeated.");
      }
    });
  }

  private static void refuseRequestObjects(HttpServletRequest request) {
    if (request.getParameter("request") != null) {
      throw refusal("request_not_supported", "Request objects are not supported.");
    }
    if (request.getParameter("request_uri") != null) {
      throw refusal("request_uri_not_supported", "Request objects are not supported.");
    }
  }

  private Authentication withScope(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    return request.getScopes().isEmpty()
        ? new OAuth2AuthorizationCodeRequestAuthenticationToken(
            request.getAuthorizationUri(),
            request.getClientId(),
            (Authentication) request.getPrincipal(),
            request.getRedirectUri(),
            request.getState(),
            defaultScope,
            request.getAdditionalParameters())
        : request;
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
      String code, String description) {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(code, description, null), null);
  }
}
