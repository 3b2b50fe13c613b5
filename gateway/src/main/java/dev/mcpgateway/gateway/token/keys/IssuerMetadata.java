package dev.mcpgateway.gateway.token.keys;

import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An issuer's own description: where it is, and what it says of the issuer's keys.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-3">RFC 8414 3</a>
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID
 *     Connect Discovery 4</a>
 */
final class IssuerMetadata {

  private IssuerMetadata() {}

  /** Where it may be, in the order to try: the well-known part before the path, then after it. */
  static List<URI> addresses(String issuer) {
    URI uri = URI.create(issuer);
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    String path =
        uri.getRawPath().endsWith("/")
            ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1)
            : uri.getRawPath();
    return List.of(
        URI.create(origin + "/.well-known/oauth-authorization-server" + path),
        URI.create(origin + path + "/.well-known/openid-configuration"));
  }

  /** The address of the keys, if the document is this issuer's and names one that is safe. */
  static URI keys(Map<String, Object> document, String issuer, PlainHttpHosts plainHttp)
      throws KeysUnavailableException {
    if (!issuer.equals(document.get("issuer"))) {
      throw new KeysUnavailableException("its metadata names another issuer");
    }
    if (!(document.get("jwks_uri") instanceof String text)) {
      throw new KeysUnavailableException("its metadata has no jwks_uri");
    }
    try {
      URI uri = URI.create(text);
      if (plainHttp.permits(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new KeysUnavailableException("the jwks_uri of its metadata is not https");
  }
}
