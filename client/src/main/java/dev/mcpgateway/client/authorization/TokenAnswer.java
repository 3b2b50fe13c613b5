package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the token endpoint answers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, 5</a>
 */
public final class TokenAnswer {

  /** What a token may hold, so that it can stand in a header or a cookie (RFC 6750, 2.1). */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

  private static final Duration LONGEST = Duration.ofDays(3650);

  private TokenAnswer() {}

  /**
   * The grant in a successful answer.
   *
   * @throws FlowException if it can't be used
   */
  public static Grant granted(JsonNode answer, AuthorizationRequest request, Instant now) {
    return new Grant(
        request.server().issuer(),
        request.client().clientId(),
        request.resource(),
        token(answer),
        text(answer, "refresh_token").map(Secret::new),
        scopes(answer, request.scopes().values()),
        lifetime(answer).map(now::plus));
  }

  /**
   * The grant that follows an old one; its refresh token stays good if no other comes.
   *
   * @throws FlowException if it can't be used
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
   */
  public static Grant refreshed(JsonNode answer, Grant old, Instant now) {
    return new Grant(
        old.issuer(),
        old.clientId(),
        old.resource(),
        token(answer),
        text(answer, "refresh_token").map(Secret::new).or(old::refreshToken),
        scopes(answer, old.scopes()),
        lifetime(answer).map(now::plus));
  }

  /** The problem that an answer without success tells of. */
  public static Problem refused(int status, Optional<JsonNode> answer) {
    Optional<String> error = answer.flatMap(node -> text(node, "error"));
    String description =
        answer.flatMap(node -> text(node, "error_description")).map(" "::concat).orElse("");
    String expected = "a token for the code";
    return error
        .map(code ->
            Problem.notAuthorized(
                Step.TOKEN, expected, status + " " + code + description, change(code)))
        .orElseGet(() ->
            Problem.protocol(
                Step.TOKEN,
                expected,
                status + " without an OAuth error",
                "Look into the authorization server's log."));
  }

  private static Secret token(JsonNode answer) {
    String type = text(answer, "token_type").orElse("none");
    if (!type.equalsIgnoreCase("Bearer")) {
      throw unusable("\"token_type\" to be Bearer", type);
    }
    String token = text(answer, "access_token").orElse("");
    if (!TOKEN.matcher(token).matches()) {
      throw unusable("\"access_token\" of the characters that RFC 6750 allows", "none such");
    }
    return new Secret(token);
  }

  private static String change(String error) {
    return switch (error) {
      case "invalid_client", "unauthorized_client" ->
          "Check --client-id and --client-secret-file against the client's registration.";
      case "invalid_target" -> "Make the MCP server's URL known to the authorization server.";
      case "invalid_grant" -> "Log in again; a code is good once and for a short time.";
      default -> "Look into the authorization server's log.";
    };
  }

  private static List<String> scopes(JsonNode answer, List<String> asked) {
    return text(answer, "scope").map(Scopes::split).orElse(asked);
  }

  /** Some servers write the number as a string. */
  private static Optional<Duration> lifetime(JsonNode answer) {
    long seconds = answer.path("expires_in").asLong(0);
    return seconds > 0
        ? Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue);
  }

  private static FlowException unusable(String expected, String came) {
    return Problem.protocol(
            Step.TOKEN, expected, came, "Configure the authorization server for Bearer tokens.")
        .asException();
  }
}
