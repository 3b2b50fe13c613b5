package dev.mcpgateway.client.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One authorization request, with what its answer will be held against.
 *
 * @param server where it goes; its issuer is recorded before the browser leaves
 * @param client who asks
 * @param redirectUri where the answer is to arrive
 * @param resource the MCP server's identifier, exactly as its metadata have it
 * @param scopes what is asked for
 * @param state comes back with the answer
 * @param pkce binds the code to this client
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749, 4.1.1</a>
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess">OpenID Connect
 *     Core 1.0, 11</a>, on {@code prompt=consent}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8707#section-2.1">RFC 8707, 2.1</a>
 */
public record AuthorizationRequest(
    ServerMetadata server,
    ClientRegistration client,
    URI redirectUri,
    String resource,
    Scopes scopes,
    String state,
    Pkce pkce) {

  /** What the token is asked for in the end. */
  public Asked asked() {
    return new Asked(server, client, resource, scopes);
  }

  /** Where the browser is sent; metadata without it are not read for this grant. */
  public URI endpoint() {
    return server.authorizationEndpoint().orElseThrow();
  }

  /** The address to open in the browser. */
  public URI uri() {
    String endpoint = endpoint().toString();
    return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + query());
  }

  private String query() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client.clientId());
    parameters.put("redirect_uri", redirectUri.toString());
    if (!scopes.values().isEmpty()) {
      parameters.put("scope", scopes.parameter());
    }
    if (scopes.isForOfflineAccess()) {
      parameters.put("prompt", "consent");
    }
    parameters.put("resource", resource);
    parameters.put("state", state);
    parameters.put("code_challenge", pkce.challenge());
    parameters.put("code_challenge_method", "S256");
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** {@code %20} is a space in every reading of a query; {@code +} is not. */
  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
