package dev.mcpgateway.client.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.Moment;
import dev.mcpgateway.client.possession.Proof;
import dev.mcpgateway.client.possession.ProofKey;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request of a client that says who it is.
 *
 * @param endpoint where it goes
 * @param form the body
 * @param authorization the {@code Authorization} header of a client that authenticates so
 * @param method how the client authenticates, by its registered name
 * @param proof the {@code DPoP} header of a request for a token that is to be bound to a key
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3">RFC 6749, 2.3</a>
 */
public record TokenRequest(
    URI endpoint,
    Secret form,
    Optional<Secret> authorization,
    String method,
    Optional<Secret> proof) {

  private static final String NONE = "none";
  private static final String BASIC = "client_secret_basic";
  private static final String POST = "client_secret_post";
  private static final String KEY = "private_key_jwt";

  /** A request for a token. */
  public static TokenRequest of(
      ServerMetadata server, ClientRegistration client, GrantForm form, Moment moment) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("grant_type", new Secret(form.type().text()));
    fields.putAll(form.fields());
    return authenticated(server.tokenEndpoint(), server, client, fields, moment);
  }

  /**
   * A request to another endpoint where clients authenticate as at the token endpoint.
   *
   * @param fields the parameters
   */
  public static TokenRequest authenticated(
      URI endpoint,
      ServerMetadata server,
      ClientRegistration client,
      Map<String, Secret> fields,
      Moment moment) {
    String method = method(server, client);
    Map<String, Secret> form = new LinkedHashMap<>(fields);
    if (!method.equals(BASIC)) {
      form.put("client_id", new Secret(client.clientId()));
    }
    switch (method) {
      case POST -> form.put("client_secret", client.secret().orElseThrow());
      case KEY -> {
        form.put("client_assertion_type", new Secret(ClientAssertion.TYPE));
        form.put(
            "client_assertion",
            ClientAssertion.of(server, client.clientId(), client.key().orElseThrow(), moment));
      }
      default -> {}
    }
    Optional<Secret> header =
        client
            .secret()
            .filter(_ -> method.equals(BASIC))
            .map(secret -> basic(client.clientId(), secret));
    return new TokenRequest(endpoint, encoded(form), header, method, Optional.empty());
  }

  /** This request, with the proof that the client has the key which the token is to be bound to. */
  public TokenRequest with(ProofKey key, Optional<String> nonce, Moment moment) {
    Proof made = new Proof("POST", endpoint, Optional.empty(), nonce, moment);
    return new TokenRequest(endpoint, form, authorization, method, Optional.of(key.sign(made)));
  }

  /** A key proves more than a secret: it is not sent. */
  private static String method(ServerMetadata server, ClientRegistration client) {
    Optional<List<String>> named =
        client.method().map(List::of).or(() -> server.tokenEndpointMethods());
    // some servers give a secret to a client that they want none of
    boolean isPublic = client.secret().isEmpty() && client.key().isEmpty();
    if (isPublic || named.equals(Optional.of(List.of(NONE)))) {
      return NONE;
    }
    // RFC 8414, 2: what is not said means client_secret_basic; who has a key alone knows better
    List<String> methods =
        named.orElseGet(() -> List.of(client.secret().isPresent() ? BASIC : KEY));
    if (client.key().isPresent() && methods.contains(KEY)) {
      return KEY;
    }
    return List.of(BASIC, POST).stream()
        .filter(method -> client.secret().isPresent() && methods.contains(method))
        .findFirst()
        .orElseThrow(() -> noMethod(client, methods));
  }

  private static RuntimeException noMethod(ClientRegistration client, List<String> methods) {
    return Problem.protocol(
            Step.TOKEN,
            "the authorization server to take "
                + (client.secret().isPresent() ? BASIC + " or " + POST : KEY),
            methods.toString(),
            client.secret().isPresent()
                ? "Register a public client (no secret) or a key, or allow one of the two."
                : "Give the client's secret with --client-secret-file, or allow " + KEY + ".")
        .asException();
  }

  /** Both parts are form-encoded before they are joined (RFC 6749, 2.3.1). */
  private static Secret basic(String clientId, Secret secret) {
    String pair = encode(clientId) + ":" + encode(secret.text());
    return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private static Secret encoded(Map<String, Secret> form) {
    return new Secret(
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue().text()))
            .collect(Collectors.joining("&")));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
