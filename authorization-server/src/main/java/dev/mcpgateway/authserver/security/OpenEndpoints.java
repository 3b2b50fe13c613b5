package dev.mcpgateway.authserver.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Opens to clients that run in a browser, on any origin, what they call themselves. No cookie goes
 * with it: the authorization endpoint and the pages stay closed.
 */
final class OpenEndpoints implements CorsConfigurationSource {

  private static final Set<String> OPEN =
      Set.of(Addresses.METADATA, Addresses.KEYS, Addresses.TOKEN, Addresses.REVOKE);

  private final CorsConfiguration anyOrigin = new CorsConfiguration();

  OpenEndpoints() {
    anyOrigin.setAllowedOrigins(List.of("*"));
    anyOrigin.setAllowedMethods(List.of("GET", "POST"));
    anyOrigin.setAllowedHeaders(List.of("*"));
    anyOrigin.setAllowCredentials(false);
  }

  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    return OPEN.contains(request.getRequestURI()) ? anyOrigin : null;
  }
}
