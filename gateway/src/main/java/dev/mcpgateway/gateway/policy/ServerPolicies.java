package dev.mcpgateway.gateway.policy;

import java.util.Map;

/**
 * The policies of all servers that have one.
 *
 * @param byServer by the server's name
 */
public record ServerPolicies(Map<String, ServerPolicy> byServer) {

  public ServerPolicies {
    byServer = Map.copyOf(byServer);
  }

  /** The policy of a server. */
  public ServerPolicy of(String server) {
    return byServer.getOrDefault(server, ServerPolicy.NONE);
  }
}
