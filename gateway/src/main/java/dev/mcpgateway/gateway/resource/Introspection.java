package dev.mcpgateway.gateway.resource;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/**
 * Where an issuer is asked about tokens that say nothing of themselves, and how often.
 *
 * @param endpoint of the issuer
 * @param clientId as whom the gateway asks
 * @param credential by what it shows that
 * @param positive how long a yes counts at most
 * @param negative how long a no counts
 * @param recheck how often it is asked about a token while a stream of it is open
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>
 */
public record Introspection(
    URI endpoint,
    String clientId,
    ClientCredential credential,
    Duration positive,
    Duration negative,
    Duration recheck) {

  public Introspection {
    requireNonNull(endpoint);
    requireNonNull(clientId);
    requireNonNull(credential);
    requireNonNull(positive);
    requireNonNull(negative);
    requireNonNull(recheck);
  }
}
