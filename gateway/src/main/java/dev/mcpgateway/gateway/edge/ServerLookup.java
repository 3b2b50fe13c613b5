package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds servers under the host that a request names.
 *
 * @param servers all of them
 * @param hosts the names that are accepted
 */
public record ServerLookup(ProtectedServers servers, AcceptedHosts hosts) {

  /**
   * The server with the longest path among those of the request's host that are wanted. A host that
   * is no resource's own stands for all of them, as long as their paths differ.
   */
  public Optional<ProtectedServer> find(
      ServerHttpRequest request, Predicate<ProtectedServer> wanted) {
    String host = request.getHeaders().getFirst(HttpHeaders.HOST);
    if (host == null || !hosts.accepts(host)) {
      return Optional.empty();
    }
    List<ProtectedServer> found =
        hosts
            .resourceAuthority(host)
            .map(each -> servers.all().stream().filter(at(each)))
            .orElseGet(() -> servers.all().stream())
            .filter(wanted)
            .toList();
    return found.size() > 1 && haveSamePath(found.get(0), found.get(1))
        ? Optional.empty()
        : found.stream().findFirst();
  }

  private static Predicate<ProtectedServer> at(String authority) {
    return each -> each.resource().authority().equals(authority);
  }

  private static boolean haveSamePath(ProtectedServer one, ProtectedServer other) {
    return one.resource().path().equals(other.resource().path());
  }
}
