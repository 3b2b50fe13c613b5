package dev.mcpgateway.gateway.caller;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a token: names it where the token itself must not stand. Four numbers, because
 * they compare faster than an array.
 *
 * @param first eight bytes, and so on
 */
public record TokenHash(long first, long second, long third, long fourth) {

  /** The hash of a text. */
  public static TokenHash of(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new TokenHash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash itself. */
  public byte[] bytes() {
    return ByteBuffer.allocate(4 * Long.BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  /** In hexadecimal, as records have it. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
