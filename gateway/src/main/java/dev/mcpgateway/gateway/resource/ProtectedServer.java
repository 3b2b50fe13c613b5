package dev.mcpgateway.gateway.resource;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One protected MCP endpoint: what it is called outside, where it listens inside, whom it trusts.
 *
 * @param name the operator's name for it, in logs, metrics and records
 * @param resource its public identity
 * @param backend where the unprotected server listens: absolute, with host and path
 * @param transport what it speaks
 * @param displayName for people, if given
 * @param documentation a page for people, if given
 * @param authorizationServers issuers advertised to clients, in order; never empty
 * @param scopes named in challenges and metadata
 * @param issuers whose tokens are accepted, chosen by exact {@code iss}; never empty
 * @param accessTokenCookie the cookie that may carry the token as well; empty: cookies are not read
 */
public record ProtectedServer(
    String name,
    Resource resource,
    URI backend,
    Transport transport,
    Optional<String> displayName,
    Optional<URI> documentation,
    List<String> authorizationServers,
    List<String> scopes,
    List<TrustedIssuer> issuers,
    Optional<String> accessTokenCookie) {

  public ProtectedServer {
    requireNonNull(name);
    requireNonNull(resource);
    requireNonNull(backend);
    requireNonNull(transport);
    authorizationServers = List.copyOf(authorizationServers);
    scopes = List.copyOf(scopes);
    issuers = List.copyOf(issuers);
    if (issuers.isEmpty() || authorizationServers.isEmpty()) {
      throw new IllegalArgumentException("a server needs an issuer and an authorization server");
    }
  }

  /** Whether a request's path, still percent-encoded, is the resource's own or lies under it. */
  public boolean covers(String rawPath) {
    String path = resource.path();
    return rawPath.startsWith(path)
        && (rawPath.length() == path.length() || rawPath.charAt(path.length()) == '/');
  }

  /** The configured issuer of exactly this {@code iss}. */
  public Optional<TrustedIssuer> issuer(String iss) {
    return issuers.stream().filter(each -> each.issuer().equals(iss)).findFirst();
  }
}
