package dev.mcpgateway.authserver.authorize;

import dev.mcpgateway.authserver.client.Clients;
import dev.mcpgateway.authserver.refusal.ErrorWords;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Sends the answers of the authorization endpoint: the only place that redirects to a client, and
 * only to an address that is registered for it. An error that has none becomes a page.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1">RFC 6749 section
 *     4.1.2.1</a>
 */
@Component
public final class AuthorizationResponses
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  /** The request attribute that tells the error page what was wrong. */
  public static final String WORDS = AuthorizationResponses.class.getName() + ".words";

  private final Clients clients;
  private final String issuer;

  AuthorizationResponses(Clients clients, AuthorizationServerProperties properties) {
    this.clients = clients;
    this.issuer = properties.issuer().toString();
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    OAuth2AuthorizationCodeRequestAuthenticationToken granted =
        (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
    OAuth2AuthorizationCode code = Objects.requireNonNull(granted.getAuthorizationCode());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", code.getTokenValue());
    send(response, target(granted).orElseThrow(), parameters);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
    String words = ErrorWords.of(error);
    Optional<Target> target = target(exception).or(() -> target(request));
    if (target.isEmpty()) {
      request.setAttribute(WORDS, words);
      response.sendError(HttpStatus.BAD_REQUEST.value());
      return;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error.getErrorCode());
    parameters.put("error_description", words);
    send(response, target.get(), parameters);
  }

  private void send(HttpServletResponse response, Target target, Map<String, String> parameters) {
    if (target.state() != null) {
      parameters.put("state", target.state());
    }
    parameters.put("iss", issuer);
    // 303, so that a browser never sends the consent form on
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(
        HttpHeaders.LOCATION,
        new AuthorizationResponse(target.redirectUri(), parameters).location());
  }

  private Optional<Target> target(AuthenticationException exception) {
    return exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
        ? Optional.ofNullable(refused.getAuthorizationCodeRequestAuthentication())
            .flatMap(this::target)
        : Optional.empty();
  }

  private Optional<Target> target(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    return target(request.getClientId(), request.getRedirectUri(), request.getState());
  }

  // of a request that could not be read as a whole
  private Optional<Target> target(HttpServletRequest request) {
    String clientId = single(request, "client_id");
    return clientId == null
        ? Optional.empty()
        : target(clientId, single(request, "redirect_uri"), single(request, "state"));
  }

  private Optional<Target> target(
      String clientId, @Nullable String redirectUri, @Nullable String state) {
    return redirectUri != null && clients.mayRedirect(clientId, redirectUri)
        ? Optional.of(new Target(redirectUri, state))
        : Optional.empty();
  }

  private static @Nullable String single(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values != null && values.length == 1 ? values[0] : null;
  }

  private record Target(String redirectUri, @Nullable String state) {}
}
