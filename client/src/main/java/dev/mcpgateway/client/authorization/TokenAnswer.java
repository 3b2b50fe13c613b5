package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.possession.Proof;
import dev.mcpgateway.client.possession.ProofKey;
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
  public static Grant granted(JsonNode answer, Asked asked, Instant now) {
    return new Grant(
            asked.server().issuer(),
            asked.client().clientId(),
            asked.resource(),
            token(answer, asked.key()),
            AnswerText.of(answer, "refresh_token").map(Secret::new),
            scopes(answer, asked.scopes().values()),
            Optional.empty())
        .boundTo(asked.key())
        .lasting(lifetime(answer), now);
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
            token(answer, old.key()),
            AnswerText.of(answer, "refresh_token").map(Secret::new).or(old::refreshToken),
            scopes(answer, old.scopes()),
            Optional.empty())
        .boundTo(old.key())
        .by(old.way())
        .lasting(lifetime(answer), now);
  }

  /** The problem that an answer without success tells of. */
  public static Problem refused(int status, Optional<JsonNode> answer, GrantForm form) {
    Optional<String> error = error(answer);
    String description =
        answer
            .flatMap(node -> AnswerText.of(node, "error_description"))
            .map(" "::concat)
            .orElse("");
    String expected = "a token for " + form.with();
    return error
        .map(code ->
            Problem.notAuthorized(
                Step.TOKEN, expected, status + " " + code + description, change(code, form.type())))
        .orElseGet(() ->
            Problem.protocol(
                Step.TOKEN,
                expected,
                status + " without an OAuth error",
                "Look into the authorization server's log."));
  }

  /**
   * The identity assertion in a successful answer of an identity provider.
   *
   * @throws FlowException if it holds another kind of token, which is for nobody else to see
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8693#section-2.2.1">RFC 8693, 2.2.1</a>
   */
  public static Secret identityAssertion(JsonNode answer) {
    String type = AnswerText.of(answer, "issued_token_type").orElse("none");
    if (!type.equals(GrantForm.IDENTITY_ASSERTION)) {
      throw unusable(
          "\"issued_token_type\" to be " + GrantForm.IDENTITY_ASSERTION,
          type,
          "Have the identity provider issue identity assertions (ID-JAG) to this client.");
    }
    return AnswerText.of(answer, "access_token")
        .filter(token -> !token.isEmpty())
        .map(Secret::new)
        .orElseThrow(() ->
            unusable(
                "the assertion in \"access_token\"",
                "none",
                "Have the identity provider answer as RFC 8693 says."));
  }

  /** The code of an OAuth error. */
  public static Optional<String> error(Optional<JsonNode> answer) {
    return answer.flatMap(node -> AnswerText.of(node, "error"));
  }

  /** Whether a text can be a token, and stand in a header. */
  public static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** A token of the type that was asked for: one bound to no key is not taken for a bound one. */
  private static Secret token(JsonNode answer, Optional<ProofKey> key) {
    String type = AnswerText.of(answer, "token_type").orElse("none");
    String wanted = key.isPresent() ? Proof.DPOP : "Bearer";
    if (!type.equalsIgnoreCase(wanted)) {
      throw unusable("\"token_type\" to be " + wanted, type, issue(wanted));
    }
    String token = AnswerText.of(answer, "access_token").orElse("");
    if (!isToken(token)) {
      throw unusable(
          "\"access_token\" of the characters that RFC 6750 allows", "none such", issue(wanted));
    }
    return new Secret(token);
  }

  private static String change(String error, GrantType grant) {
    return switch (error) {
      case "invalid_client" ->
          "Check --client-id and --client-secret-file or --client-key-file against the client's"
              + " registration.";
      case "unauthorized_client", "unsupported_grant_type" ->
          "Check --client-id, and allow this client the grant "
              + grant.text()
              + " at the authorization server.";
      case "invalid_target" -> "Make the MCP server's URL known to the authorization server.";
      case "invalid_scope" -> "Ask for scopes that the server knows, with --scope.";
      case "access_denied" -> "Agree in the browser, or ask for less.";
      case "invalid_dpop_proof" ->
          "Compare this machine's clock with the authorization server's, and the address of its"
              + " token endpoint with the one that it has itself.";
      case "expired_token" -> "Try again, and type the code sooner.";
      case "invalid_grant" -> lost(grant);
      default -> "Look into the authorization server's log.";
    };
  }

  private static String lost(GrantType grant) {
    return switch (grant) {
      case JWT_BEARER ->
          "Give an assertion that is fresh, for this authorization server (aud), and of an issuer"
              + " that it trusts.";
      case TOKEN_EXCHANGE -> "Log in at the identity provider, and give the new identity token.";
      case AUTHORIZATION_CODE, REFRESH_TOKEN, CLIENT_CREDENTIALS, DEVICE_CODE ->
          "Log in again; a code is good once and for a short time.";
    };
  }

  private static List<String> scopes(JsonNode answer, List<String> asked) {
    return AnswerText.of(answer, "scope").map(Scopes::split).orElse(asked);
  }

  /** Some servers write the number as a string. */
  private static Optional<Duration> lifetime(JsonNode answer) {
    long seconds = answer.path("expires_in").asLong(0);
    return seconds > 0
        ? Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())))
        : Optional.empty();
  }

  private static String issue(String type) {
    return "Configure the authorization server for " + type + " tokens.";
  }

  private static FlowException unusable(String expected, String came, String change) {
    return Problem.protocol(Step.TOKEN, expected, came, change).asException();
  }
}
