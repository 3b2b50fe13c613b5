package dev.mcpgateway.client.store;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantName;
import dev.mcpgateway.client.authorization.KeptRegistration;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a store holds, as JSON: grants by MCP server, registrations. */
final class StoreJson {

  private static final JsonMapper JSON = new JsonMapper();

  private StoreJson() {}

  static byte[] write(StoreDocument document) {
    ObjectNode whole = JSON.createObjectNode();
    ObjectNode grants = whole.putObject("grants");
    document
        .grants()
        .forEach((server, kept) -> {
          ArrayNode list = grants.putArray(server);
          kept.forEach(grant -> list.add(node(grant)));
        });
    ArrayNode registrations = whole.putArray("registrations");
    document.registrations().forEach(one -> registrations.add(node(one)));
    return JSON.writeValueAsBytes(whole);
  }

  static StoreDocument read(byte[] bytes) {
    JsonNode whole = JSON.readTree(bytes);
    Map<String, List<Grant>> grants = new HashMap<>();
    whole
        .path("grants")
        .forEachEntry((server, list) ->
            grants.put(server, list.valueStream().map(StoreJson::grant).toList()));
    return new StoreDocument(
        grants, whole.path("registrations").valueStream().map(StoreJson::registration).toList());
  }

  private static ObjectNode node(Grant grant) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("issuer", grant.issuer())
            .put("client_id", grant.clientId())
            .put("grant", grant.way().toString())
            .put("resource", grant.resource())
            .put("access_token", grant.accessToken().text());
    grant.refreshToken().ifPresent(token -> node.put("refresh_token", token.text()));
    grant.expiresAt().ifPresent(time -> node.put("expires_at", time.toString()));
    grant.dueAt().ifPresent(time -> node.put("due_at", time.toString()));
    grant.key().ifPresent(key -> node.put("proof_key", key.secret().text()));
    grant.scopes().forEach(node.putArray("scopes")::add);
    return node;
  }

  private static Grant grant(JsonNode node) {
    List<String> scopes = node.path("scopes").valueStream().map(JsonNode::stringValue).toList();
    return new Grant(
        node.path("issuer").stringValue(),
        node.path("client_id").stringValue(),
        node.path("resource").stringValue(),
        new Secret(node.path("access_token").stringValue()),
        text(node, "refresh_token").map(Secret::new),
        scopes,
        text(node, "expires_at").map(Instant::parse),
        text(node, "due_at").map(Instant::parse),
        text(node, "proof_key").map(Secret::new).map(ProofKey::parse),
        text(node, "grant").flatMap(GrantName::of).orElseThrow());
  }

  private static ObjectNode node(KeptRegistration registration) {
    ClientRegistration client = registration.client();
    ObjectNode node =
        JSON.createObjectNode()
            .put("issuer", client.issuer())
            .put("client_id", client.clientId())
            .put("redirect_uri", registration.redirectUri().toString());
    client.secret().ifPresent(secret -> node.put("client_secret", secret.text()));
    client.method().ifPresent(method -> node.put("token_endpoint_auth_method", method));
    registration.endsAt().ifPresent(end -> node.put("client_secret_expires_at", end.toString()));
    return node;
  }

  private static KeptRegistration registration(JsonNode node) {
    return new KeptRegistration(
        new ClientRegistration(
            node.path("issuer").stringValue(),
            node.path("client_id").stringValue(),
            text(node, "client_secret").map(Secret::new),
            text(node, "token_endpoint_auth_method")),
        URI.create(node.path("redirect_uri").stringValue()),
        text(node, "client_secret_expires_at").map(Instant::parse));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::stringValue);
  }
}
