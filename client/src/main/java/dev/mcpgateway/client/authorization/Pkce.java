package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A code verifier and the challenge that is shown in its place.
 *
 * @param verifier sent with the token request only
 * @param challenge its SHA-256, sent with the authorization request
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4">RFC 7636, 4</a>
 */
public record Pkce(Secret verifier, String challenge) {

  private static final int BYTES = 32;

  public static Pkce create(RandomGenerator random) {
    return of(randomText(random, BYTES));
  }

  static Pkce of(String verifier) {
    Secret secret = new Secret(verifier);
    return new Pkce(secret, secret.hash());
  }

  /** Random bytes as text that needs no escaping in an address. */
  public static String randomText(RandomGenerator random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
