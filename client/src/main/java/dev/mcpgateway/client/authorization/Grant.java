package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token and what it is good for.
 *
 * @param issuer who issued it
 * @param clientId to which client
 * @param resource for which MCP server
 * @param accessToken the token
 * @param refreshToken what a new one can be had with
 * @param scopes what it allows; as asked where the answer doesn't say
 * @param expiresAt until when, if the answer says so
 */
public record Grant(
    String issuer,
    String clientId,
    String resource,
    Secret accessToken,
    Optional<Secret> refreshToken,
    List<String> scopes,
    Optional<Instant> expiresAt) {

  public Grant {
    scopes = List.copyOf(scopes);
  }

  public boolean isExpired(Instant now) {
    return expiresAt.map(expiry -> !now.isBefore(expiry)).orElse(false);
  }

  /** For grants that are simply had again: what could renew them is not kept. */
  public Grant withoutRefreshToken() {
    return new Grant(issuer, clientId, resource, accessToken, Optional.empty(), scopes, expiresAt);
  }
}
