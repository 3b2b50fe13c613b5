package dev.mcpgateway.client.metadata;

import java.net.URI;
import java.util.Optional;

/**
 * Whether metadata are about the server that was called.
 *
 * <p>Stricter would be equality, as RFC 9728 has it; MCP servers also name their origin or a parent
 * path, and a token for the parent is meant for what lies below it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-3.3">RFC 9728, 3.3</a>
 */
public final class ResourceMatch {

  private ResourceMatch() {}

  /** Whether a resource identifier is the called address or a parent path on its origin. */
  public static boolean covers(String resource, URI called) {
    Optional<URI> identifier = Addresses.parse(resource);
    return identifier.isPresent() && covers(identifier.get(), called);
  }

  private static boolean covers(URI resource, URI called) {
    return resource.getRawFragment() == null
        && resource.getRawUserInfo() == null
        && Addresses.isSameOrigin(resource, called)
        && isPlain(resource.getRawPath())
        && coversPath(resource, called);
  }

  private static boolean coversPath(URI resource, URI called) {
    if (resource.getRawQuery() != null) {
      return resource.getRawPath().equals(called.getRawPath())
          && resource.getRawQuery().equals(called.getRawQuery());
    }
    String parent = resource.getRawPath();
    String path = called.getRawPath();
    return path.equals(parent)
        || path.startsWith(parent.endsWith("/") ? parent : parent + "/")
        || (path.isEmpty() && parent.equals("/"));
  }

  /** No dot segment and nothing encoded that could become one. */
  private static boolean isPlain(String path) {
    return !(path + "/").contains("/./")
        && !(path + "/").contains("/../")
        && !path.contains("\\")
        && !path.contains("%");
  }
}
