package dev.mcpgateway.authserver.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Sends to the login who comes to the authorization endpoint. The other endpoints answer for
 * themselves, so what is left of theirs came by a method that they do not have.
 */
final class ProtocolEntryPoint implements AuthenticationEntryPoint {

  private final AuthenticationEntryPoint login =
      new LoginUrlAuthenticationEntryPoint(Addresses.LOGIN);

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException, ServletException {
    switch (request.getRequestURI()) {
      case Addresses.AUTHORIZE -> login.commence(request, response, exception);
      case Addresses.KEYS, Addresses.METADATA -> refuse(response, HttpMethod.GET);
      default -> refuse(response, HttpMethod.POST);
    }
  }

  private static void refuse(HttpServletResponse response, HttpMethod allowed) throws IOException {
    response.setHeader(HttpHeaders.ALLOW, allowed.name());
    response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
  }
}
