package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;

/** A caller in Spring Security's terms, for whatever asks its security context. */
final class CallerAuthentication {

  private CallerAuthentication() {}

  /** A context that names the token by its hash: nothing after us needs the text. */
  static SecurityContext context(Caller caller, AccessToken token) {
    List<GrantedAuthority> authorities =
        caller.scopes().stream()
            .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
            .toList();
    Map<String, Object> attributes =
        Map.of("iss", caller.id().issuer(), "sub", caller.id().value());
    return new SecurityContextImpl(
        new BearerTokenAuthentication(
            new DefaultOAuth2AuthenticatedPrincipal(caller.id().value(), attributes, authorities),
            new OAuth2AccessToken(
                TokenType.BEARER,
                token.hash().toString(),
                null,
                caller.expiresAt(),
                caller.scopes()),
            authorities));
  }
}
