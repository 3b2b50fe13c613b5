package dev.mcpgateway.acceptance.clients;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.party.Dex;

/** The authorization servers: one that can do everything, and one that can do little. */
enum Issuer {
  OIDC_PROVIDER("/oidc", "mcp", "mcp:admin"),
  DEX("/mcp", "openid", "audience:server:client_id:mcp-admin");

  private final String path;
  private final String scope;
  private final String more;

  Issuer(String path, String scope, String more) {
    this.path = path;
    this.scope = scope;
    this.more = more;
  }

  /** The path of the resource that it guards. */
  String path() {
    return path;
  }

  /** What programs ask for at first. */
  String scope() {
    return scope;
  }

  /** What one tool needs besides. */
  String more() {
    return more;
  }

  /** The name of its server in the gateway's configuration. */
  String server() {
    return path.substring(1);
  }

  String label(NodeTools node) {
    return switch (this) {
      case OIDC_PROVIDER -> "oidc-provider " + node.version("oidc-provider");
      case DEX -> "Dex " + Dex.version();
    };
  }
}
