package dev.mcpgateway.client.login;

import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What revision 2025-03-26 lets a client assume of a server without metadata: its origin is its
 * authorization server, with endpoints of well-known names.
 *
 * <p>Nothing leaves the origin that the user named. But no server of that revision says for whom
 * its tokens are or whether it knows PKCE, so this is done only where the user allows it.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-03-26/basic/authorization">MCP
 *     2025-03-26, authorization, 2.3</a>
 */
final class EarlierRevision {

  private EarlierRevision() {}

  static ResourceMetadata resource(URI server) {
    return new ResourceMetadata(
        server.toString(), List.of(Addresses.origin(server)), List.of(), Optional.empty(), false);
  }

  /** For a user's login at that origin; nothing: there is no well-known name for what is needed. */
  static Optional<ServerMetadata> server(String issuer, URI called, GrantType grant) {
    boolean isLogin = grant == GrantType.AUTHORIZATION_CODE || grant == GrantType.REFRESH_TOKEN;
    return isLogin && issuer.equals(Addresses.origin(called))
        ? Optional.of(atWellKnownNames(issuer))
        : Optional.empty();
  }

  private static ServerMetadata atWellKnownNames(String origin) {
    return new ServerMetadata(
        origin,
        Optional.of(URI.create(origin + "/authorize")),
        URI.create(origin + "/token"),
        false,
        Optional.empty(),
        new ServerMetadata.Registration(Optional.of(URI.create(origin + "/register")), false),
        ServerMetadata.Offers.NONE);
  }
}
