package dev.mcpgateway.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Text of any kind as the value of a header. What is no visible ASCII is percent-encoded, and so
 * are percent signs and commas: a name can neither end a header nor become two names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986 2.1</a>
 */
final class HeaderValue {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private HeaderValue() {}

  static String of(String text) {
    var value = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (each > 0x20 && each < 0x7f && each != '%' && each != ',') {
        value.append((char) each);
      } else {
        value.append('%').append(HEX.toHexDigits(each));
      }
    }
    return value.toString();
  }

  /** Several in the order of the alphabet, so that the same set has one value. */
  static String of(Collection<String> texts, String separator) {
    return texts.stream().sorted().map(HeaderValue::of).collect(Collectors.joining(separator));
  }
}
