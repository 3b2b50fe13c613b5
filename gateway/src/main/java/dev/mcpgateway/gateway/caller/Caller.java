package dev.mcpgateway.gateway.caller;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A caller whose credential was accepted at one server.
 *
 * @param id whom the credential stands for
 * @param client the OAuth client that obtained the credential, if the token names it
 * @param scopes the granted scopes; empty where the issuer does not say
 * @param groups the groups that the issuer names; empty where it names none
 * @param audiences all audiences of the token, ours among them
 * @param expiresAt the instant from which the credential is no longer good
 */
public record Caller(
    CallerId id,
    Optional<String> client,
    Set<String> scopes,
    Set<String> groups,
    Set<String> audiences,
    Instant expiresAt) {

  public Caller {
    requireNonNull(id);
    requireNonNull(client);
    requireNonNull(expiresAt);
    scopes = Set.copyOf(scopes);
    groups = Set.copyOf(groups);
    audiences = Set.copyOf(audiences);
  }
}
