package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.configuration.GatewayProperties.Server;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.Resource;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads one server's properties and notes what is wrong with them. */
final class ServerReader {

  /** RFC 6265 4.1.1. */
  private static final Predicate<String> COOKIE_NAME =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+").asMatchPredicate();

  private static final Predicate<String> SERVER_NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();

  private ServerReader() {}

  /** The server, if everything that it cannot do without is there and good. */
  static Optional<ProtectedServer> read(String name, Server server, Checks servers) {
    servers.check(name, name, SERVER_NAME, "a name of at most 64 letters, digits, - and _");
    Checks at = servers.below(name);
    Optional<URI> resource = at.required("resource", server.resource(), AddressRule.RESOURCE);
    Optional<URI> backend = at.required("backend", server.backend(), AddressRule.BACKEND);
    Optional<URI> documentation =
        at.optional("documentation", server.documentation(), AddressRule.PAGE);
    List<TrustedIssuer> issuers =
        new IssuerReader(at, resource.map(URI::toString)).read(server.issuers());
    checkText(server, at);
    if (resource.isEmpty() || backend.isEmpty() || issuers.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProtectedServer(
            name,
            new Resource(resource.get()),
            backend.get(),
            server.transport(),
            Checks.given(server.name()),
            documentation,
            advertised(server, issuers),
            server.scopes(),
            issuers,
            Checks.given(server.accessTokenCookie())));
  }

  private static void checkText(Server server, Checks at) {
    at.each("authorization-servers", server.authorizationServers(), AddressRule.ISSUER);
    ScopeRule.check(at, "scopes", server.scopes());
    Checks.given(server.accessTokenCookie())
        .ifPresent(each ->
            at.check(
                "access-token-cookie", each, COOKIE_NAME, "a cookie's name, such as access_token"));
  }

  private static List<String> advertised(Server server, List<TrustedIssuer> issuers) {
    return server.authorizationServers().isEmpty()
        ? issuers.stream().map(TrustedIssuer::issuer).toList()
        : server.authorizationServers();
  }
}
