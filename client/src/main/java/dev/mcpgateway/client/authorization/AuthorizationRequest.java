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
 * @param asked what the token is asked for in the end, and of whom; the issuer is recorded before
 *     the browser leaves
 * @param redirectUri where the answer is to arrive
 * @param state comes back with the answer
 * @param pkce binds the code to this client
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749, 4.1.1</a>
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess">OpenID Connect
 *     Core 1.0, 11</a>, on {@code prompt=consent}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8707#section-2.1">RFC 8707, 2.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-10">RFC 9449, 10</a>, on {@code
 *     dpop_jkt}
 */
public record AuthorizationRequest(Asked asked, URI redirectUri, String state, Pkce pkce) {

  /** Where it goes. */
  public ServerMetadata server() {
    return asked.server();
  }

  /** Where the browser is sent; metadata without it are not read for this grant. */
  public URI endpoint() {
    return asked.server().authorizationEndpoint().orElseThrow();
  }

  /** The address to open in the browser. */
  public URI uri() {
    String endpoint = endpoint().toString();
    return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + query());
  }

  private String query() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", asked.client().clientId());
    parameters.put("redirect_uri", redirectUri.toString());
    if (!asked.scopes().values().isEmpty()) {
      parameters.put("scope", asked.scopes().parameter());
    }
    if (asked.scopes().isForOfflineAccess()) {
      parameters.put("prompt", "consent");
    }
    parameters.put("resource", asked.resource());
    parameters.put("state", state);
    parameters.put("code_challenge", pkce.challenge());
    parameters.put("code_challenge_method", "S256");
    asked.key().ifPresent(key -> parameters.put("dpop_jkt", key.thumbprint()));
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** {@code %20} is a space in every reading of a query; {@code +} is not. */
  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
