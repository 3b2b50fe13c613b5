package dev.mcpgateway.gateway.token.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The names of a query's parameters, decoded as generously as any server behind us might: whatever
 * one of them could take for a token must not get there.
 */
final class QueryNames {

  private QueryNames() {}

  /** Whether a parameter is called so, in whatever case. */
  static boolean contain(String rawQuery, String name) {
    int start = 0;
    while (start < rawQuery.length()) {
      int end = start;
      while (end < rawQuery.length() && "&;".indexOf(rawQuery.charAt(end)) < 0) {
        end++;
      }
      int equals = rawQuery.indexOf('=', start, end);
      String raw = rawQuery.substring(start, equals < 0 ? end : equals);
      if (decoded(raw).strip().equalsIgnoreCase(name)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static String decoded(String name) {
    if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
      return name;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int octet = c == '%' ? octet(name, i + 1) : -1;
      if (octet >= 0) {
        bytes.write(octet);
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int octet(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
