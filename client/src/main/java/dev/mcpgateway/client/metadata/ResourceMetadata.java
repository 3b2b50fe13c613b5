package dev.mcpgateway.client.metadata;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an MCP server says of itself.
 *
 * @param resource its identifier, exactly as written: what is sent as {@code resource}
 * @param authorizationServers the issuers whose tokens it takes, in its order
 * @param scopesSupported the scopes it names
 * @param name its name for people
 * @param bindsTokens whether it takes only tokens that are bound to a key
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-2">RFC 9728, 2</a>
 */
public record ResourceMetadata(
    String resource,
    List<String> authorizationServers,
    List<String> scopesSupported,
    Optional<String> name,
    boolean bindsTokens) {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  public ResourceMetadata {
    authorizationServers = List.copyOf(authorizationServers);
    scopesSupported = List.copyOf(scopesSupported);
  }

  /**
   * Where the document may be when no challenge names its place: with the path, then at the root.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-3.1">RFC 9728, 3.1</a>
   */
  public static List<URI> places(URI called) {
    List<URI> places = new ArrayList<>();
    String query = called.getRawQuery() == null ? "" : "?" + called.getRawQuery();
    String path = called.getRawPath().equals("/") ? "" : called.getRawPath();
    if (!path.isEmpty() || !query.isEmpty()) {
      places.add(URI.create(Addresses.origin(called) + WELL_KNOWN + path + query));
    }
    places.add(URI.create(Addresses.origin(called) + WELL_KNOWN));
    return places;
  }

  /**
   * The document's content if it is about the called server.
   *
   * @throws dev.mcpgateway.client.flow.FlowException if not, or if it can't be used
   */
  public static ResourceMetadata read(JsonNode document, URI called) {
    Members members = new Members(Step.RESOURCE_METADATA, document);
    String resource = members.required("resource");
    if (!ResourceMatch.covers(resource, called)) {
      throw foreign(resource, called);
    }
    List<String> issuers = members.texts("authorization_servers").orElse(List.of());
    if (issuers.isEmpty()) {
      throw members
          .problem("\"authorization_servers\" with at least one issuer", "none")
          .asException();
    }
    return new ResourceMetadata(
        resource,
        issuers,
        members.texts("scopes_supported").orElse(List.of()),
        members.text("resource_name"),
        members.isTrue("dpop_bound_access_tokens_required"));
  }

  private static RuntimeException foreign(String resource, URI called) {
    return Problem.protocol(
            Step.RESOURCE_METADATA,
            "\"resource\" to be " + called + " or a parent path of it on the same origin",
            resource,
            "Call the server by the URL that its metadata name, or have its operator correct them;"
                + " a token for another resource is not asked for.")
        .asException();
  }
}
