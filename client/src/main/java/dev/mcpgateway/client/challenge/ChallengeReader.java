package dev.mcpgateway.client.challenge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the value of one {@code WWW-Authenticate} header, which may hold several challenges.
 *
 * <p>A comma separates challenges as well as their parameters, so what a name is shows only in what
 * follows it. What can't be read ends the reading; what was read before it counts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110, 11.6.1</a>
 */
final class ChallengeReader {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final String TOKEN68_MARKS = "-._~+/";

  private final String value;
  private int position;

  private ChallengeReader(String value) {
    this.value = value;
  }

  static List<Challenge> read(String value) {
    return new ChallengeReader(value).challenges();
  }

  private List<Challenge> challenges() {
    List<Challenge> challenges = new ArrayList<>();
    skip(" \t,");
    while (position < value.length()) {
      String scheme = run(TOKEN_MARKS);
      if (scheme.isEmpty()) {
        break;
      }
      skip(" \t");
      String token68 = token68();
      challenges.add(new Challenge(scheme, token68.isEmpty() ? parameters() : Map.of(), token68));
      skip(" \t,");
    }
    return challenges;
  }

  /** The rest up to a comma if it is a token68, else empty with the position unchanged. */
  private String token68() {
    int start = position;
    run(TOKEN68_MARKS);
    skip("=");
    int end = position;
    skip(" \t");
    if (end > start && (position == value.length() || value.charAt(position) == ',')) {
      return value.substring(start, end);
    }
    position = start;
    return "";
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    while (true) {
      skip(" \t,");
      int start = position;
      String name = run(TOKEN_MARKS);
      skip(" \t");
      if (name.isEmpty() || !take('=')) {
        position = start;
        return parameters;
      }
      skip(" \t");
      if (!parameterValue(name.toLowerCase(Locale.ROOT), parameters)) {
        position = value.length();
        return parameters;
      }
    }
  }

  /** The first of two parameters with one name counts. */
  private boolean parameterValue(String name, Map<String, String> parameters) {
    if (!take('"')) {
      parameters.putIfAbsent(name, run(TOKEN_MARKS));
      return true;
    }
    StringBuilder text = new StringBuilder();
    while (position < value.length()) {
      char next = value.charAt(position++);
      if (next == '"') {
        parameters.putIfAbsent(name, text.toString());
        return true;
      }
      text.append(next == '\\' && position < value.length() ? value.charAt(position++) : next);
    }
    return false;
  }

  private String run(String marks) {
    int start = position;
    while (position < value.length() && isIn(value.charAt(position), marks)) {
      position++;
    }
    return value.substring(start, position);
  }

  private static boolean isIn(char next, String marks) {
    return (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z')
        || (next >= '0' && next <= '9')
        || marks.indexOf(next) >= 0;
  }

  private void skip(String characters) {
    while (position < value.length() && characters.indexOf(value.charAt(position)) >= 0) {
      position++;
    }
  }

  private boolean take(char wanted) {
    boolean there = position < value.length() && value.charAt(position) == wanted;
    if (there) {
      position++;
    }
    return there;
  }
}
