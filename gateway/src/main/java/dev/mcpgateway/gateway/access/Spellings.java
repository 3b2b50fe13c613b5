package dev.mcpgateway.gateway.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spellings under which a resource's URI is judged: as it was sent, and as a server may resolve
 * it. {@code file:///public/../secret} must meet the rules about both.
 *
 * <p>Custom schemes are their server's own, so that the case of their names and hosts stays.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986 6.2.2</a>
 */
final class Spellings {

  private static final Set<String> WELL_KNOWN = Set.of("file:", "http:", "https:");
  private static final String FILE = "file:";
  private static final Pattern ESCAPE = Pattern.compile("%([0-7]\\p{XDigit})");
  private static final int HEX = 16;

  private Spellings() {}

  /** The URI, and its plain spelling where that is another. */
  static List<String> of(String uri) {
    String plain = plain(uri);
    return plain.equals(uri) ? List.of(uri) : List.of(uri, plain);
  }

  private static String plain(String uri) {
    String text = decoded(uri, false);
    int colon = text.indexOf(':');
    String scheme = text.substring(0, colon + 1).toLowerCase(Locale.ROOT);
    boolean known = WELL_KNOWN.contains(scheme);
    String rest = text.substring(colon + 1);
    int path = rest.startsWith("//") ? endOfHost(rest) : 0;
    String host = rest.substring(0, path);
    return (known ? scheme : text.substring(0, colon + 1))
        + (known ? plainHost(scheme, host.toLowerCase(Locale.ROOT), rest) : host)
        + withoutDots(rest.substring(path));
  }

  /** A file without a host is on the same machine as one of {@code localhost}. */
  private static String plainHost(String scheme, String host, String rest) {
    boolean here = host.isEmpty() ? rest.startsWith("/") : host.equals("//localhost");
    return scheme.equals(FILE) && here ? "//" : host;
  }

  private static int endOfHost(String rest) {
    int end = 2;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Where a server that decodes it would find dot segments, the path without them. */
  private static String withoutDots(String pathAndMore) {
    int end = 0;
    while (end < pathAndMore.length() && "?#".indexOf(pathAndMore.charAt(end)) < 0) {
      end++;
    }
    String path = decoded(pathAndMore.substring(0, end), true).replace('\\', '/');
    List<String> segments = List.of(path.split("/", -1));
    return segments.contains(".") || segments.contains("..")
        ? resolved(segments) + pathAndMore.substring(end)
        : pathAndMore;
  }

  private static String resolved(List<String> segments) {
    boolean absolute = segments.getFirst().isEmpty();
    Deque<String> kept = new ArrayDeque<>();
    for (String each : absolute ? segments.subList(1, segments.size()) : segments) {
      if (each.equals("..")) {
        kept.pollLast();
      } else if (!each.equals(".")) {
        kept.addLast(each);
      }
    }
    boolean directory = Set.of(".", "..").contains(segments.getLast()) && !kept.isEmpty();
    return (absolute ? "/" : "") + String.join("/", kept) + (directory ? "/" : "");
  }

  /** Without its escapes of ASCII: all of them, or those alone that are never needed. */
  private static String decoded(String text, boolean all) {
    return text.indexOf('%') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(each -> {
              char meant = (char) Integer.parseInt(each.group(1), HEX);
              return Matcher.quoteReplacement(
                  all || isUnreserved(meant) ? String.valueOf(meant) : each.group());
            });
  }

  private static boolean isUnreserved(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || "-._~".indexOf(each) >= 0;
  }
}
