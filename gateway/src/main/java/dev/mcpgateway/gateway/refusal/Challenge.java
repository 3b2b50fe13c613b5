package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.BearerTokenError;

/**
 * One challenge of a {@code WWW-Authenticate} header: what was wrong, and where a client learns how
 * to get a token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">RFC 9728 5.1</a>
 */
final class Challenge {

  private Challenge() {}

  /** What it says of a refusal at a server; empty where another token would not help. */
  static Optional<Map<String, String>> parameters(Refusal refusal, ProtectedServer server) {
    return switch (refusal.reason()) {
      case NO_CREDENTIAL -> Optional.of(parameters(server, Map.of(), scope(server, refusal)));
      // their codes are those of the RFCs
      case INVALID_TOKEN, INVALID_REQUEST, INSUFFICIENT_SCOPE, INVALID_DPOP_PROOF, USE_DPOP_NONCE ->
          Optional.of(error(refusal, server));
      default -> Optional.empty();
    };
  }

  /** As it stands in the header. */
  static String text(String scheme, Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=\"" + each.getValue() + "\"")
        .collect(Collectors.joining(", ", scheme + " ", ""));
  }

  private static Map<String, String> error(Refusal refusal, ProtectedServer server) {
    String description = refusal.reason().text();
    String scope = scope(server, refusal);
    // refuses characters that RFC 6750 3 does not allow
    var error =
        new BearerTokenError(
            refusal.code(), HttpStatus.valueOf(refusal.status()), description, null, scope);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error.getErrorCode());
    parameters.put("error_description", description);
    return parameters(server, parameters, scope);
  }

  private static Map<String, String> parameters(
      ProtectedServer server, Map<String, String> what, String scope) {
    Map<String, String> parameters = new LinkedHashMap<>(what);
    parameters.put("resource_metadata", server.resource().metadataUri().toString());
    if (!scope.isEmpty()) {
      parameters.put("scope", scope);
    }
    return parameters;
  }

  /** What a new token should have: what the server always asks for, and what this one lacks. */
  private static String scope(ProtectedServer server, Refusal refusal) {
    Set<String> scopes = new LinkedHashSet<>(server.scopes());
    if (refusal instanceof Refusal.InsufficientScope(List<String> further, _)) {
      scopes.addAll(further);
    }
    return String.join(" ", scopes);
  }
}
