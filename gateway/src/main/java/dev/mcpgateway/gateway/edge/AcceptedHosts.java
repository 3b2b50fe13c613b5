package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names under which the gateway may be called; a request for any other was meant for somebody
 * else, or a stranger's DNS points here.
 *
 * @param resources each way to write the authority of a resource, to the one that {@link
 *     Resource#authority()} has
 * @param further names that stand for no resource in particular; one without a port stands for
 *     every port
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.4">RFC 9110 7.4</a>
 */
public record AcceptedHosts(Map<String, String> resources, Set<String> further) {

  public AcceptedHosts {
    resources = Map.copyOf(resources);
    further = Set.copyOf(further);
  }

  /** The hosts of the servers' resources, and further ones. */
  public static AcceptedHosts of(Collection<ProtectedServer> servers, Collection<String> further) {
    Map<String, String> resources = new HashMap<>();
    for (ProtectedServer server : servers) {
      Resource resource = server.resource();
      resources.put(resource.authority(), resource.authority());
      if (port(resource.authority()).isEmpty()) {
        resources.put(resource.authority() + ":" + resource.defaultPort(), resource.authority());
      }
    }
    Set<String> names = new HashSet<>();
    further.forEach(each -> names.add(each.toLowerCase(Locale.ROOT)));
    return new AcceptedHosts(resources, names);
  }

  /** Whether a request with this {@code Host} is for us. */
  public boolean accepts(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return resources.containsKey(name)
        || further.contains(name)
        || further.contains(name.substring(0, name.length() - port(name).length()));
  }

  /** The authority of the resources that have this host; none if it is a further name. */
  public Optional<String> resourceAuthority(String host) {
    return Optional.ofNullable(resources.get(host.toLowerCase(Locale.ROOT)));
  }

  /** The port with its colon; empty if there is none. */
  private static String port(String authority) {
    int colon = authority.lastIndexOf(':');
    // in [::1] the last colon is part of the address
    return colon < 0 || authority.endsWith("]") ? "" : authority.substring(colon);
  }
}
