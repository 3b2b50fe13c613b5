package dev.mcpgateway.gateway.token.credential;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a cookie from raw {@code Cookie} headers: all its values, where a parsed map would show one
 * of them and hide that there are two.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.4">RFC 6265 5.4</a>
 */
final class CookieHeader {

  private CookieHeader() {}

  /** Every value of the cookie, in all headers, quotes around it left out. */
  static List<String> values(List<String> headers, String name) {
    List<String> values = new ArrayList<>(1);
    for (String header : headers) {
      int start = 0;
      while (start < header.length()) {
        int end = header.indexOf(';', start);
        end = end < 0 ? header.length() : end;
        int equals = header.indexOf('=', start, end);
        if (equals >= 0 && header.substring(start, equals).strip().equals(name)) {
          values.add(unquoted(header.substring(equals + 1, end).strip()));
        }
        start = end + 1;
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
