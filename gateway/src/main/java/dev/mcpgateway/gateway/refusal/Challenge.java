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
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;

/**
 * The {@code WWW-Authenticate} value of a refusal: what was wrong, and where a client learns how to
 * get a token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">RFC 9728 5.1</a>
 */
final class Challenge {

  private Challenge() {}

  /** The challenge of a refusal at a server; none where another token would not help. */
  static Optional<String> of(Refusal refusal, ProtectedServer server) {
    return switch (refusal.reason()) {
      case NO_CREDENTIAL -> Optional.of(text(server, Map.of(), scope(server, refusal)));
      case INVALID_TOKEN -> Optional.of(text(server, BearerTokenErrorCodes.INVALID_TOKEN, refusal));
      case INVALID_REQUEST ->
          Optional.of(text(server, BearerTokenErrorCodes.INVALID_REQUEST, refusal));
      case INSUFFICIENT_SCOPE ->
          Optional.of(text(server, BearerTokenErrorCodes.INSUFFICIENT_SCOPE, refusal));
      default -> Optional.empty();
    };
  }

  private static String text(ProtectedServer server, String code, Refusal refusal) {
    String description = refusal.reason().text();
    String scope = scope(server, refusal);
    // refuses characters that RFC 6750 3 does not allow
    var error =
        new BearerTokenError(code, HttpStatus.valueOf(refusal.status()), description, null, scope);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error.getErrorCode());
    parameters.put("error_description", description);
    return text(server, parameters, scope);
  }

  private static String text(ProtectedServer server, Map<String, String> what, String scope) {
    Map<String, String> parameters = new LinkedHashMap<>(what);
    parameters.put("resource_metadata", server.resource().metadataUri().toString());
    if (!scope.isEmpty()) {
      parameters.put("scope", scope);
    }
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=\"" + each.getValue() + "\"")
        .collect(Collectors.joining(", ", TokenType.BEARER.getValue() + " ", ""));
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
