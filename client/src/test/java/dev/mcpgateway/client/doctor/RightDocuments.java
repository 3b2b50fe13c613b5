package dev.mcpgateway.client.doctor;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What a right server and its authorization server say of themselves. */
final class RightDocuments {

  private RightDocuments() {}

  static ResponseDefinitionBuilder ofResource(String base, String issuer) {
    return RightMcp.json(
        """
        {"resource":"URL/mcp","authorization_servers":["ISSUER"],"scopes_supported":["mcp"]}\
        """
            .replace("URL", base)
            .replace("ISSUER", issuer));
  }

  static ResponseDefinitionBuilder ofIssuer(String issuer) {
    return RightMcp.json(
        """
        {"issuer":"ISSUER","authorization_endpoint":"ISSUER/authorize",
        "token_endpoint":"ISSUER/token","registration_endpoint":"ISSUER/register",
        "jwks_uri":"ISSUER/keys","scopes_supported":["mcp"],"response_types_supported":["code"],
        "grant_types_supported":["authorization_code","refresh_token"],
        "code_challenge_methods_supported":["S256"],
        "token_endpoint_auth_methods_supported":["none"],
        "authorization_response_iss_parameter_supported":true}\
        """
            .replace("ISSUER", issuer));
  }

  static ResponseDefinitionBuilder keys() {
    return RightMcp.json("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQAB\"}]}");
  }
}
