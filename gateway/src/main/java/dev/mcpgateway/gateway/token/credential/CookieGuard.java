package dev.mcpgateway.gateway.token.credential;

import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Asks a request that shows a cookie which page sent it: browsers add cookies by themselves, also
 * to requests of foreign pages.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Fetch metadata 2.4</a>
 */
public final class CookieGuard {

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final OriginPolicy origins;

  public CookieGuard(OriginPolicy origins) {
    this.origins = origins;
  }

  /** Why the request is refused; empty if it may go on. */
  public Optional<Refusal> check(ServerHttpRequest request, ProtectedServer server) {
    List<String> shown = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
    if (shown.size() > 1) {
      return foreign("more than one Origin header");
    }
    if (!shown.isEmpty()) {
      return origins.allows(server, shown.getFirst())
          ? Optional.empty()
          : foreign("the cookie with a foreign Origin");
    }
    if (!READING.contains(request.getMethod())) {
      return foreign("the cookie without an Origin, and the method is neither GET nor HEAD");
    }
    // browsers leave Origin out of same-origin reads, but then say where they come from
    boolean sameSite =
        request.getHeaders().getOrEmpty("Sec-Fetch-Site").stream()
            .allMatch(site -> "same-origin".equals(site) || "none".equals(site));
    return sameSite ? Optional.empty() : foreign("the cookie with a foreign Sec-Fetch-Site");
  }

  private static Optional<Refusal> foreign(String detail) {
    return Optional.of(new Refusal.ForeignOrigin(detail));
  }
}
