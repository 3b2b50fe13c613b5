package dev.mcpgateway.authserver.metadata;

import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties.Scope;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server says of itself: every field is true, and a test holds each against what the
 * server does. Spring's own document names endpoints, grants and methods that are not offered here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 section 2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9207#section-3">RFC 9207 section 3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-5.1">RFC 9449 section 5.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-4">RFC 9728 section 4</a>
 */
public final class ServerMetadata {

  private static final List<String> PROOF_ALGORITHMS =
      List.of("ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

  private ServerMetadata() {}

  /** The document. */
  public static Map<String, Object> of(AuthorizationServerProperties properties) {
    String issuer = properties.issuer().toString();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer);
    document.put("authorization_endpoint", issuer + "/oauth2/authorize");
    document.put("token_endpoint", issuer + "/oauth2/token");
    document.put("jwks_uri", issuer + "/oauth2/jwks");
    document.put("revocation_endpoint", issuer + "/oauth2/revoke");
    document.put("scopes_supported", properties.scopes().stream().map(Scope::name).toList());
    document.put("response_types_supported", List.of("code"));
    document.put("response_modes_supported", List.of("query"));
    document.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    document.put("token_endpoint_auth_methods_supported", List.of("none"));
    document.put("revocation_endpoint_auth_methods_supported", List.of("none"));
    document.put("code_challenge_methods_supported", List.of("S256"));
    document.put("dpop_signing_alg_values_supported", PROOF_ALGORITHMS);
    document.put("authorization_response_iss_parameter_supported", true);
    document.put(
        "protected_resources", properties.resources().stream().map(URI::toString).toList());
    return document;
  }
}
