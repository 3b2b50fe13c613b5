package dev.mcpgateway.client.store;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.KeptRegistration;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a store holds.
 *
 * @param grants grants by the address of their MCP server, the latest first
 * @param registrations registrations, the latest first
 */
record StoreDocument(Map<String, List<Grant>> grants, List<KeptRegistration> registrations) {

  static final StoreDocument EMPTY = new StoreDocument(Map.of(), List.of());

  StoreDocument {
    grants = Map.copyOf(grants);
    registrations = List.copyOf(registrations);
  }

  List<Grant> grants(URI server) {
    return grants.getOrDefault(server.toString(), List.of());
  }

  List<KeptRegistration> registrations(String issuer) {
    return registrations.stream().filter(one -> one.client().issuer().equals(issuer)).toList();
  }

  StoreDocument with(URI server, Grant grant) {
    return with(server, grant.before(grants(server)));
  }

  StoreDocument without(URI server, Grant grant) {
    return with(server, grant.unlike(grants(server)));
  }

  StoreDocument without(URI server) {
    return with(server, List.of());
  }

  private StoreDocument with(URI server, List<Grant> others) {
    Map<String, List<Grant>> changed = new LinkedHashMap<>(grants);
    if (others.isEmpty()) {
      changed.remove(server.toString());
    } else {
      changed.put(server.toString(), others);
    }
    return new StoreDocument(changed, registrations);
  }

  StoreDocument with(KeptRegistration registration) {
    return new StoreDocument(grants, registration.before(registrations));
  }

  StoreDocument without(ClientRegistration client) {
    return new StoreDocument(
        grants, registrations.stream().filter(one -> !one.isOf(client)).toList());
  }
}
