package dev.mcpgateway.client.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request for a token.
 *
 * @param endpoint where it goes
 * @param form the body
 * @param authorization the {@code Authorization} header of a client that authenticates so
 * @param method how the client authenticates, by its registered name
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749, 4.1.3</a>
 */
public record TokenRequest(
    URI endpoint, Secret form, Optional<Secret> authorization, String method) {

  private static final String NONE = "none";
  private static final String BASIC = "client_secret_basic";
  private static final String POST = "client_secret_post";

  public static TokenRequest of(AuthorizationRequest request, Secret code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.text());
    form.put("redirect_uri", request.redirectUri().toString());
    form.put("code_verifier", request.pkce().verifier().text());
    form.put("resource", request.resource());
    return authenticated(request.server(), request.client(), form);
  }

  /**
   * A request that turns a refresh token into a new token.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
   */
  public static TokenRequest refresh(
      ServerMetadata server, ClientRegistration client, String resource, Secret refreshToken) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.text());
    form.put("resource", resource);
    return authenticated(server, client, form);
  }

  private static TokenRequest authenticated(
      ServerMetadata server, ClientRegistration client, Map<String, String> form) {
    URI endpoint = server.tokenEndpoint();
    // RFC 8414, 2: what is not said means client_secret_basic
    List<String> methods =
        client
            .method()
            .map(List::of)
            .or(() -> server.tokenEndpointMethods())
            .orElse(List.of(BASIC));
    // some servers give a secret to a client that they want none of
    if (client.secret().isEmpty() || methods.equals(List.of(NONE))) {
      form.put("client_id", client.clientId());
      return new TokenRequest(endpoint, encoded(form), Optional.empty(), NONE);
    }
    Secret secret = client.secret().get();
    if (methods.contains(BASIC)) {
      Secret header = basic(client.clientId(), secret);
      return new TokenRequest(endpoint, encoded(form), Optional.of(header), BASIC);
    }
    if (methods.contains(POST)) {
      form.put("client_id", client.clientId());
      form.put("client_secret", secret.text());
      return new TokenRequest(endpoint, encoded(form), Optional.empty(), POST);
    }
    throw noMethod(methods);
  }

  private static RuntimeException noMethod(List<String> methods) {
    return Problem.protocol(
            Step.TOKEN,
            "the authorization server to take " + BASIC + " or " + POST,
            methods.toString(),
            "Register a public client (no secret), or allow one of the two.")
        .asException();
  }

  /** Both parts are form-encoded before they are joined (RFC 6749, 2.3.1). */
  private static Secret basic(String clientId, Secret secret) {
    String pair = encode(clientId) + ":" + encode(secret.text());
    return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private static Secret encoded(Map<String, String> form) {
    return new Secret(
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
