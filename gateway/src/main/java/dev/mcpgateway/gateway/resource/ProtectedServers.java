package dev.mcpgateway.gateway.resource;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All protected servers; finds the one that a request is for. */
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

  /**
   * The server with the longest path that covers the request's.
   *
   * @param authority host and port in lower case, a default port left out
   * @param rawPath the path, still percent-encoded
   */
  public Optional<ProtectedServer> find(String authority, String rawPath) {
    return servers.stream()
        .filter(each -> each.resource().authority().equals(authority) && each.covers(rawPath))
        .findFirst();
  }

  /**
   * The server with the longest path that covers the request's, whatever its host; none if two do.
   *
   * @param rawPath the path, still percent-encoded
   */
  public Optional<ProtectedServer> find(String rawPath) {
    List<ProtectedServer> covering = servers.stream().filter(each -> each.covers(rawPath)).toList();
    boolean ambiguous =
        covering.size() > 1
            && covering.get(0).resource().path().equals(covering.get(1).resource().path());
    return ambiguous ? Optional.empty() : covering.stream().findFirst();
  }
}
