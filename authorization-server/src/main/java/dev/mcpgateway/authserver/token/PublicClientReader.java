package dev.mcpgateway.authserver.token;

import dev.mcpgateway.authserver.resource.KnownResources;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads which public client calls the token or revocation endpoint. Spring's reader knows public
 * clients by their code verifier alone, so not when they refresh.
 */
final class PublicClientReader implements AuthenticationConverter {

  @Override
  public Authentication convert(HttpServletRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (values.length > 1 && !name.equals(KnownResources.PARAMETER)) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "A parameter is repeated.");
          }
          parameters.put(name, values[0]);
        });
    if (request.getQueryString() != null) {
      throw refusal(
          OAuth2ErrorCodes.INVALID_REQUEST, "Send parameters in the body, not in the query.");
    }
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
        || parameters.containsKey("client_secret")
        || parameters.containsKey("client_assertion")) {
      throw refusal(
          OAuth2ErrorCodes.INVALID_CLIENT, "Clients are public here: send the client_id alone.");
    }
    if (!(parameters.get("client_id") instanceof String clientId) || clientId.isBlank()) {
      throw refusal(OAuth2ErrorCodes.INVALID_CLIENT, "The parameter 'client_id' is missing.");
    }
    return new OAuth2ClientAuthenticationToken(
        clientId, ClientAuthenticationMethod.NONE, null, parameters);
  }

  private static OAuth2AuthenticationException refusal(String code, String description) {
    return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
  }
}
