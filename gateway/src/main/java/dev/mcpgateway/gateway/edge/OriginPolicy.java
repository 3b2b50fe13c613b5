package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.Set;

/**
 * Which browser origins may call.
 *
 * @param listed the configured origins, as browsers send them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-7">RFC 6454 7</a>
 */
public record OriginPolicy(Set<String> listed) {

  public OriginPolicy {
    listed = Set.copyOf(listed);
  }

  /** Whether a page of this origin may call the server: its own origin and the listed ones may. */
  public boolean allows(ProtectedServer server, String origin) {
    return lists(origin) || server.resource().origin().equals(origin);
  }

  /** Whether the origin was configured. */
  public boolean lists(String origin) {
    return listed.contains(origin);
  }
}
