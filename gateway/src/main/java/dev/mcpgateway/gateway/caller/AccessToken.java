package dev.mcpgateway.gateway.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An access token as it was sent: its text never appears in a log, an error or {@link #toString()}.
 *
 * @param value the text, not yet verified
 */
public record AccessToken(String value) {

  public AccessToken {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an access token has at least one character");
    }
  }

  /** The SHA-256 of the text: names the token where the token itself must not stand. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
