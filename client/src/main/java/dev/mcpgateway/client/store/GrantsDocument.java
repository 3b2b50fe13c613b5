package dev.mcpgateway.client.store;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Grants by the address of their MCP server, as JSON. */
final class GrantsDocument {

  private static final JsonMapper JSON = new JsonMapper();

  private GrantsDocument() {}

  static byte[] write(Map<String, Grant> grants) {
    ObjectNode document = JSON.createObjectNode();
    grants.forEach((server, grant) -> document.set(server, node(grant)));
    return JSON.writeValueAsBytes(document);
  }

  static Map<String, Grant> read(byte[] document) {
    Map<String, Grant> grants = new TreeMap<>();
    JSON.readTree(document).forEachEntry((server, entry) -> grants.put(server, grant(entry)));
    return grants;
  }

  private static ObjectNode node(Grant grant) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("issuer", grant.issuer())
            .put("client_id", grant.clientId())
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
        text(node, "proof_key").map(Secret::new).map(ProofKey::parse));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::stringValue);
  }
}
