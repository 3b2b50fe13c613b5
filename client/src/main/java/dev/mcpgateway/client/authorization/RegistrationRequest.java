package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to be made known to an authorization server.
 *
 * @param server the authorization server
 * @param redirectUri where it is to send the browser back to
 * @param method how the client will authenticate
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-3">RFC 7591, 3</a>
 */
public record RegistrationRequest(ServerMetadata server, URI redirectUri, String method) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> METHODS =
      List.of("none", "client_secret_basic", "client_secret_post");

  /** A client on somebody's machine keeps no secret, unless the server insists on one. */
  public static RegistrationRequest of(ServerMetadata server, URI redirectUri) {
    List<String> taken = server.tokenEndpointMethods().orElse(METHODS);
    String method = METHODS.stream().filter(taken::contains).findFirst().orElse(METHODS.getFirst());
    return new RegistrationRequest(server, redirectUri, method);
  }

  /** The body. */
  public String json() {
    ObjectNode body =
        JSON.createObjectNode()
            .put("client_name", "mcp-client")
            .put("application_type", "native")
            .put("token_endpoint_auth_method", method);
    body.putArray("redirect_uris").add(redirectUri.toString());
    body.putArray("grant_types").add("authorization_code").add("refresh_token");
    body.putArray("response_types").add("code");
    return body.toString();
  }

  /** What the server made of it; it may give another method than was asked for. */
  public ClientRegistration registered(JsonNode answer) {
    String id = AnswerText.filled(answer, "client_id").orElseThrow(() -> unusable("no client_id"));
    return new ClientRegistration(
        server.issuer(),
        id,
        AnswerText.filled(answer, "client_secret").map(Secret::new),
        AnswerText.filled(answer, "token_endpoint_auth_method").or(() -> Optional.of(method)));
  }

  /** When the secret that the server gave ends; 0 or nothing: never. */
  public static Optional<Instant> end(JsonNode answer) {
    long seconds = answer.path("client_secret_expires_at").asLong(0);
    return seconds > 0
        ? Optional.of(Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond())))
        : Optional.empty();
  }

  private FlowException unusable(String came) {
    return Problem.protocol(
            Step.REGISTRATION,
            "a registration by " + server.issuer(),
            came,
            "Register a client there by hand, and give its id with --client-id.")
        .asException();
  }

  /** Many servers want to be asked by an administrator only. */
  public FlowException refused(int status, Optional<JsonNode> answer) {
    String error = answer.flatMap(body -> AnswerText.filled(body, "error")).orElse("");
    String words = answer.flatMap(body -> AnswerText.filled(body, "error_description")).orElse("");
    return Problem.notAuthorized(
            Step.REGISTRATION,
            "to be registered by " + server.issuer(),
            (status + " " + error + " " + words).strip(),
            "Register a client there by hand, and give its id with --client-id.")
        .asException();
  }
}
