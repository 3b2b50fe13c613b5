package dev.mcpgateway.gateway.resource;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The one spelling of a path that every reader understands alike: a gateway that checks one path
 * while the server behind it serves another is a hole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986 6.2.2</a>
 */
public final class PlainPath {

  private PlainPath() {}

  /**
   * What is ambiguous about a path; empty if nothing is.
   *
   * @param rawPath still percent-encoded
   */
  public static Optional<String> violation(String rawPath) {
    if (!rawPath.isEmpty() && rawPath.charAt(0) != '/') {
      return Optional.of("does not begin with a slash");
    }
    for (int i = 0; i < rawPath.length(); i++) {
      Optional<String> violation =
          rawPath.charAt(i) == '/' ? segment(rawPath, i + 1) : character(rawPath, i);
      if (violation.isPresent()) {
        return violation;
      }
    }
    return isUtf8(rawPath) ? Optional.empty() : Optional.of("escapes that are no UTF-8");
  }

  /** Whether nobody can read an overlong form as a dot or a slash. */
  private static boolean isUtf8(String path) {
    if (path.indexOf('%') < 0) {
      return true;
    }
    ByteBuffer bytes = ByteBuffer.allocate(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        bytes.put((byte) HexFormat.fromHexDigits(path, i + 1, i + 3));
        i += 2;
      } else {
        bytes.put((byte) path.charAt(i));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static Optional<String> segment(String path, int start) {
    int slash = path.indexOf('/', start);
    String segment = path.substring(start, slash < 0 ? path.length() : slash);
    if (segment.isEmpty() && slash >= 0) {
      return Optional.of("empty segment");
    }
    return segment.equals(".") || segment.equals("..")
        ? Optional.of("dot segment")
        : Optional.empty();
  }

  private static Optional<String> character(String path, int index) {
    char character = path.charAt(index);
    if (character == '%') {
      return escape(path, index);
    }
    if (character == ';') {
      return Optional.of("path parameter");
    }
    return isUnreserved(character) || "!$&'()*+,=:@".indexOf(character) >= 0
        ? Optional.empty()
        : Optional.of("character that must be encoded");
  }

  private static Optional<String> escape(String path, int index) {
    int high = index + 2 < path.length() ? Character.digit(path.charAt(index + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(path.charAt(index + 2), 16);
    if (low < 0) {
      return Optional.of("broken escape");
    }
    char meant = (char) (high * 16 + low);
    boolean ambiguous =
        meant < ' ' || meant == 0x7f || isUnreserved(meant) || "/\\;%".indexOf(meant) >= 0;
    return ambiguous
        ? Optional.of("escape " + path.substring(index, index + 3).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isUnreserved(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "-._~".indexOf(character) >= 0;
  }
}
