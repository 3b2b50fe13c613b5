package dev.mcpgateway.gateway.token.possession;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The one spelling of a URL by which two are compared: without query and fragment, scheme and host
 * in lower case, the default port left out, escapes only where they are needed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-4.3">RFC 9449 4.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986 6.2.2, 6.2.3</a>
 */
final class TargetUri {

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int HEX = 16;

  private TargetUri() {}

  /** The spelling; empty if it is no http URL that a request can have. */
  static Optional<String> plain(String text) {
    try {
      URI uri = new URI(text).normalize();
      if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      int standard = scheme.equals("https") ? HTTPS_PORT : scheme.equals("http") ? HTTP_PORT : 0;
      if (standard == 0) {
        return Optional.empty();
      }
      boolean hasPort = uri.getPort() != -1 && uri.getPort() != standard;
      return Optional.of(
          scheme
              + "://"
              + uri.getHost().toLowerCase(Locale.ROOT)
              + (hasPort ? ":" + uri.getPort() : "")
              + path(uri.getRawPath()));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static String path(String raw) {
    if (raw.isEmpty()) {
      return "/";
    }
    StringBuilder path = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char character = raw.charAt(i);
      if (character != '%') {
        path.append(character);
        continue;
      }
      // the parser let no broken escape pass
      char meant = (char) Integer.parseInt(raw.substring(i + 1, i + 3), HEX);
      if (isUnreserved(meant)) {
        path.append(meant);
      } else {
        path.append(raw.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
      i += 2;
    }
    return path.toString();
  }

  private static boolean isUnreserved(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "-._~".indexOf(character) >= 0;
  }
}
