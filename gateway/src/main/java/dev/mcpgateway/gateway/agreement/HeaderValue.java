package dev.mcpgateway.gateway.agreement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The value of a header that repeats a text: as it is, or in Base64 between {@code =?base64?} and
 * {@code ?=} where it has characters that headers cannot carry.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">MCP
 *     2026-07-28, Streamable HTTP</a>
 */
final class HeaderValue {

  private static final String START = "=?base64?";
  private static final String END = "?=";

  private HeaderValue() {}

  /** The text; empty if the value is malformed or has characters that may not stand there. */
  static Optional<String> decode(String value) {
    boolean encoded =
        value.startsWith(START)
            && value.endsWith(END)
            && value.length() >= START.length() + END.length();
    if (encoded) {
      return base64(value.substring(START.length(), value.length() - END.length()));
    }
    return value.chars().allMatch(HeaderValue::isVisibleOrBlank)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static boolean isVisibleOrBlank(int each) {
    return (each >= ' ' && each <= '~') || each == '\t';
  }

  /** Strictly: one text has one encoding, so that no two readers find different ones. */
  private static Optional<String> base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())
          : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
