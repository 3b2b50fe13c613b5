package dev.mcpgateway.gateway.resource;

import java.net.URI;
import java.util.Locale;

/**
 * The public identity of a protected MCP endpoint: what clients call, what tokens are meant for,
 * and what the metadata says.
 *
 * @param uri absolute http or https URI without user information, query, fragment or a slash at the
 *     end of its path
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-1.2">RFC 9728 1.2</a>
 */
public record Resource(URI uri) {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  public Resource {
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new IllegalArgumentException("a resource is an absolute URI with a host");
    }
  }

  /** The path that requests for it have, still percent-encoded; empty for the root. */
  public String path() {
    return "/".equals(uri.getRawPath()) ? "" : uri.getRawPath();
  }

  /** Scheme, host and port in lower case, the default port left out, as browsers send it. */
  public String origin() {
    return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority();
  }

  /** Host and port in lower case, the default port left out, as the {@code Host} header has it. */
  public String authority() {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean standard = uri.getPort() == -1 || uri.getPort() == defaultPort();
    return standard ? host : host + ":" + uri.getPort();
  }

  /**
   * Where the metadata is: the well-known part stands between host and path.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-3.1">RFC 9728 3.1</a>
   */
  public URI metadataUri() {
    return URI.create(origin() + metadataPath());
  }

  /** Whether a path, still percent-encoded, is one where metadata may be. */
  public static boolean isMetadataPath(String rawPath) {
    return isHostMetadataPath(rawPath) || rawPath.startsWith(WELL_KNOWN + "/");
  }

  /** Whether a path is the one where the metadata of a whole host may be. */
  public static boolean isHostMetadataPath(String rawPath) {
    return rawPath.equals(WELL_KNOWN);
  }

  /** The path of {@link #metadataUri()}. */
  public String metadataPath() {
    return WELL_KNOWN + path();
  }

  /** The port that the scheme implies. */
  public int defaultPort() {
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /** The identifier exactly as configured, as tokens and metadata must have it. */
  @Override
  public String toString() {
    return uri.toString();
  }
}
