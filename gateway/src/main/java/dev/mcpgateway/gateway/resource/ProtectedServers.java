package dev.mcpgateway.gateway.resource;

import java.util.Comparator;
import java.util.List;

/** All protected servers. */
public final class ProtectedServers {

  private final List<ProtectedServer> servers;

  /** Servers whose resources differ. */
  public ProtectedServers(List<ProtectedServer> servers) {
    this.servers =
        servers.stream()
            .sorted(
                Comparator.comparingInt((ProtectedServer each) -> each.resource().path().length())
                    .reversed())
            .toList();
  }

  /** Every server, those with longer paths first. */
  public List<ProtectedServer> all() {
    return servers;
  }
}
