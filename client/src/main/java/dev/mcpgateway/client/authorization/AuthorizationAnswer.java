package dev.mcpgateway.client.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request to the redirect URI means.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749, 4.1.2</a>
 */
public sealed interface AuthorizationAnswer {

  /** The authorization server gave a code. */
  record Granted(Secret code) implements AuthorizationAnswer {}

  /** The authorization server said no. */
  record Denied(String error, String description) implements AuthorizationAnswer {}

  /** The answer is not the asked server's; what it says is not shown, it may be an attacker's. */
  record ForeignIssuer(String expected, String came) implements AuthorizationAnswer {}

  /** The answer has our state, but can't be read. */
  record Malformed(String why) implements AuthorizationAnswer {}

  /** Not an answer to our request: the wait goes on. */
  record Stray() implements AuthorizationAnswer {}

  /** Reads the parameters of a request to the redirect URI. */
  static AuthorizationAnswer of(
      Map<String, List<String>> parameters, AuthorizationRequest request) {
    if (!isSame(single(parameters, "state").orElse(""), request.state())) {
      return new Stray();
    }
    if (parameters.values().stream().anyMatch(values -> values.size() > 1)) {
      return new Malformed("a parameter is there more than once");
    }
    return foreignIssuer(single(parameters, "iss"), request.server())
        .orElseGet(() -> granted(parameters));
  }

  /**
   * Compared as they are written, without any normalisation.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9207#section-2.4">RFC 9207, 2.4</a>
   */
  private static Optional<AuthorizationAnswer> foreignIssuer(
      Optional<String> came, ServerMetadata server) {
    boolean isAccepted = came.map(server.issuer()::equals).orElse(!server.namesIssuerInResponse());
    return isAccepted
        ? Optional.empty()
        : Optional.of(new ForeignIssuer(server.issuer(), came.orElse("none")));
  }

  private static AuthorizationAnswer granted(Map<String, List<String>> parameters) {
    Optional<AuthorizationAnswer> denied =
        single(parameters, "error")
            .map(error -> new Denied(error, single(parameters, "error_description").orElse("")));
    return denied.orElseGet(() ->
        single(parameters, "code")
            .filter(code -> !code.isEmpty())
            .<AuthorizationAnswer>map(code -> new Granted(new Secret(code)))
            .orElse(new Malformed("there is neither a code nor an error")));
  }

  private static Optional<String> single(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
