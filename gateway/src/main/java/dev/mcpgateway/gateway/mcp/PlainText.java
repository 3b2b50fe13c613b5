package dev.mcpgateway.gateway.mcp;

/**
 * Checks that bytes are well-formed UTF-8 without a byte order mark and without control characters
 * other than white space.
 *
 * <p>The JSON parser alone would guess UTF-16 and UTF-32 from zero bytes and take overlong forms: a
 * server could read another text from the same bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1">RFC 8259 8.1</a>
 */
final class PlainText {

  private static final int INVALID = -1;

  private PlainText() {}

  static boolean isPlain(byte[] bytes) {
    if (startsWithByteOrderMark(bytes)) {
      return false;
    }
    int at = 0;
    while (at < bytes.length) {
      int length = lengthAt(bytes, at);
      if (length == INVALID) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static int lengthAt(byte[] bytes, int at) {
    int first = bytes[at];
    if (first >= ' ') {
      return 1;
    }
    if (first >= 0) {
      return first == '\t' || first == '\n' || first == '\r' ? 1 : INVALID;
    }
    return lengthOfMultiple(bytes, at, first & 0xFF);
  }

  private static int lengthOfMultiple(byte[] bytes, int at, int first) {
    if (first >= 0xC2 && first <= 0xDF) {
      return continues(bytes, at, 0x80, 0xBF, 2);
    }
    if (first >= 0xE0 && first <= 0xEF) {
      // E0: nothing overlong; ED: no surrogates
      return continues(bytes, at, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF, 3);
    }
    if (first >= 0xF0 && first <= 0xF4) {
      // F0: nothing overlong; F4: nothing above U+10FFFF
      return continues(bytes, at, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF, 4);
    }
    return INVALID;
  }

  private static int continues(byte[] bytes, int at, int lowest, int highest, int length) {
    if (at + length > bytes.length) {
      return INVALID;
    }
    int second = bytes[at + 1] & 0xFF;
    if (second < lowest || second > highest) {
      return INVALID;
    }
    for (int each = at + 2; each < at + length; each++) {
      if ((bytes[each] & 0xC0) != 0x80) {
        return INVALID;
      }
    }
    return length;
  }
}
