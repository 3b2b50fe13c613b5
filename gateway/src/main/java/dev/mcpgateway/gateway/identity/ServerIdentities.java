package dev.mcpgateway.gateway.identity;

import java.util.List;
import java.util.Map;

/**
 * What the backends learn besides the requests.
 *
 * @param byServer by the server's name; one that is not there learns nothing
 */
public record ServerIdentities(Map<String, ServerIdentity> byServer) {

  public ServerIdentities {
    byServer = Map.copyOf(byServer);
  }

  /** What the backend of a server learns. */
  public ServerIdentity of(String server) {
    return byServer.getOrDefault(server, ServerIdentity.NONE);
  }

  /** Names that mean something to some backend: what a client sends under them reaches none. */
  public List<String> names() {
    return byServer.values().stream().flatMap(each -> each.names().stream()).distinct().toList();
  }

  /** Whether any backend gets assertions. */
  public boolean assertAnything() {
    return byServer.values().stream().anyMatch(each -> each.assertion().isPresent());
  }
}
