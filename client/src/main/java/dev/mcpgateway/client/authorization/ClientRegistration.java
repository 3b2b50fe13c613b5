package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import java.util.Optional;

/**
 * This client as one authorization server knows it; nothing of it is shown to another one.
 *
 * @param issuer the authorization server it is for
 * @param clientId the client's name there
 * @param secret what it authenticates with; neither this nor a key: a public client
 * @param method how it is registered to authenticate; nothing: as the server takes it
 * @param key what it signs with that it is the client
 */
public record ClientRegistration(
    String issuer,
    String clientId,
    Optional<Secret> secret,
    Optional<String> method,
    Optional<ClientKey> key) {

  public ClientRegistration(String issuer, String clientId, Optional<Secret> secret) {
    this(issuer, clientId, secret, Optional.empty());
  }

  public ClientRegistration(
      String issuer, String clientId, Optional<Secret> secret, Optional<String> method) {
    this(issuer, clientId, secret, method, Optional.empty());
  }
}
