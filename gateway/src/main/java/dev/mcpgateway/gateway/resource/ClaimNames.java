package dev.mcpgateway.gateway.resource;

import java.util.List;

/**
 * Under which names an issuer writes what we read of a caller; the first claim that is there
 * counts.
 *
 * @param audience claims that say whom the token is meant for; never empty
 * @param scope claims with the granted scopes, as a space-separated string or an array
 * @param groups claims with the caller's groups
 * @param client claims with the OAuth client's id
 */
public record ClaimNames(
    List<String> audience, List<String> scope, List<String> groups, List<String> client) {

  /** What most issuers use. */
  public static final ClaimNames DEFAULT =
      new ClaimNames(
          List.of("aud"), List.of("scope", "scp"), List.of("groups"), List.of("azp", "client_id"));

  public ClaimNames {
    audience = List.copyOf(audience);
    scope = List.copyOf(scope);
    groups = List.copyOf(groups);
    client = List.copyOf(client);
    if (audience.isEmpty()) {
      throw new IllegalArgumentException("a token must say whom it is meant for");
    }
  }
}
