package dev.mcpgateway.client.authorization;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A registration that this client made, to be used again.
 *
 * @param client what the authorization server made of it; for its issuer alone
 * @param redirectUri where the browser is sent back to; another one needs another registration
 * @param endsAt from when on its secret is no good, if the server says so
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1">RFC 7591, 3.2.1</a>
 */
public record KeptRegistration(
    ClientRegistration client, URI redirectUri, Optional<Instant> endsAt) {

  /** How many are kept. */
  private static final int MOST = 64;

  /** Whether it is for that client of that issuer. */
  public boolean isOf(ClientRegistration other) {
    return client.issuer().equals(other.issuer()) && client.clientId().equals(other.clientId());
  }

  /** This one and the others, the latest first; none of the same issuer and redirect URI. */
  public List<KeptRegistration> before(List<KeptRegistration> others) {
    return Stream.concat(Stream.of(this), others.stream().filter(other -> !replaces(other)))
        .limit(MOST)
        .toList();
  }

  private boolean replaces(KeptRegistration other) {
    return client.issuer().equals(other.client.issuer()) && redirectUri.equals(other.redirectUri);
  }

  public boolean isOver(Instant now) {
    return endsAt.map(end -> !now.isBefore(end)).orElse(false);
  }
}
