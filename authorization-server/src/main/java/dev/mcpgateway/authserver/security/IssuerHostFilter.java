package dev.mcpgateway.authserver.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves what people see under the issuer's host name alone: another name would have cookies of its
 * own, and may be one that somebody else bound to this machine (DNS rebinding).
 */
final class IssuerHostFilter extends OncePerRequestFilter {

  private static final int MISDIRECTED_REQUEST = 421;

  private static final Set<String> SEEN =
      Set.of(Addresses.AUTHORIZE, Addresses.LOGIN, Addresses.CONSENT);

  private final String authority;

  IssuerHostFilter(URI issuer) {
    authority = issuer.getRawAuthority();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SEEN.contains(request.getRequestURI())
        || authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.sendError(MISDIRECTED_REQUEST);
  }
}
