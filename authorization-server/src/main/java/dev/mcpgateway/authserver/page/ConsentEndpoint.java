package dev.mcpgateway.authserver.page;

import dev.mcpgateway.authserver.client.Clients;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import dev.mcpgateway.authserver.token.AuthorizationStore;
import dev.mcpgateway.authserver.token.Grants;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves the consent page: who asks, where the answer goes, for which resource and scopes. All of
 * it is taken from the request as it was checked, nothing from this page's address.
 */
@Controller
final class ConsentEndpoint {

  private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

  private final AuthorizationStore store;
  private final Clients clients;
  private final AuthorizationServerProperties properties;

  ConsentEndpoint(
      AuthorizationStore store, Clients clients, AuthorizationServerProperties properties) {
    this.store = store;
    this.clients = clients;
    this.properties = properties;
  }

  @GetMapping("/consent")
  String consent(
      @RequestParam(OAuth2ParameterNames.STATE) String state,
      Principal principal,
      Model model,
      HttpServletResponse response) {
    OAuth2Authorization authorization =
        Optional.ofNullable(store.findByToken(state, STATE))
            .filter(found -> found.getPrincipalName().equals(principal.getName()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    OAuth2AuthorizationRequest request = Grants.request(authorization);
    RedirectTarget target =
        RedirectTarget.of(URI.create(Objects.requireNonNull(request.getRedirectUri())));
    model.addAttribute("client", clientName(request));
    model.addAttribute("clientId", request.getClientId());
    model.addAttribute("user", principal.getName());
    model.addAttribute("resource", Grants.resource(authorization));
    model.addAttribute("target", target);
    model.addAttribute(
        "scopes",
        properties.scopes().stream()
            .filter(scope -> request.getScopes().contains(scope.name()))
            .toList());
    model.addAttribute("state", state);
    // a browser holds the redirect after the form against this policy, too
    response.setHeader(
        PagePolicy.HEADER, PagePolicy.withFormAction("'self' " + target.policySource()));
    return "consent";
  }

  private String clientName(OAuth2AuthorizationRequest request) {
    return Objects.requireNonNull(clients.findByClientId(request.getClientId())).getClientName();
  }
}
