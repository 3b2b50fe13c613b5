package dev.mcpgateway.client.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A text that must not be shown: a token, a code, a verifier, a password.
 *
 * @param text the text itself, for whoever has to send it
 */
public record Secret(String text) {

  private static final int SHOWN = 6;
  private static final int LONG_ENOUGH = 40;

  /** Enough to tell two long tokens apart, too little to use one; nothing of a short secret. */
  public String hint() {
    String start = text.length() < LONG_ENOUGH ? "" : Printable.of(text.substring(0, SHOWN));
    return start + "… (" + text.length() + " characters)";
  }

  /**
   * Its SHA-256 in base64url: what may be shown in its place, and says nothing of a random text.
   */
  public String hash() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
