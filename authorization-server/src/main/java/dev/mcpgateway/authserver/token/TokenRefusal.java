package dev.mcpgateway.authserver.token;

import dev.mcpgateway.authserver.refusal.ErrorWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says no at the token and revocation endpoints.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 section 5.2</a>
 */
final class TokenRefusal implements AuthenticationFailureHandler {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
    boolean client = error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
    response.setStatus((client ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST).value());
    if (client && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      // demanded of who answers a client that tried a scheme, even though none would do
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"authorization-server\"");
    }
    Map<String, String> body = new LinkedHashMap<>();
    body.put("error", error.getErrorCode());
    body.put("error_description", ErrorWords.of(error));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
