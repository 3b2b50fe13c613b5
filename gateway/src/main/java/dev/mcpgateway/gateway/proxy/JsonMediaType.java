package dev.mcpgateway.gateway.proxy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recognises {@code application/json}, alone or with {@code charset=utf-8}: the one media type that
 * a page on a foreign origin cannot send without a preflight, in the one encoding that we judge.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-11">RFC 8259 11</a>
 */
final class JsonMediaType {

  private static final String JSON = "application/json";

  private JsonMediaType() {}

  static boolean matches(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    if (contentType.equals(JSON)) {
      return true;
    }
    String lower = contentType.toLowerCase(Locale.ROOT);
    int semicolon = lower.indexOf(';');
    return semicolon < 0
        ? lower.strip().equals(JSON)
        : lower.substring(0, semicolon).strip().equals(JSON)
            && isUtf8(lower.substring(semicolon + 1).strip());
  }

  private static boolean isUtf8(String parameters) {
    return parameters.isEmpty()
        || parameters.equals("charset=utf-8")
        || parameters.equals("charset=\"utf-8\"");
  }
}
