package dev.mcpgateway.gateway.policy;

/**
 * A name in a rule, in which {@code *} stands for any run of characters, none included; everything
 * else stands for itself, in its own case.
 *
 * <p>No regular expressions: a rule is read by people, and matching takes no longer than name times
 * pattern whatever a caller sends.
 *
 * @param text as configured; never empty
 */
public record Pattern(String text) {

  private static final char ANY = '*';

  public Pattern {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a pattern has at least one character");
    }
  }

  /** Whether it is the bare {@code *}, which names nothing in particular. */
  boolean isEverything() {
    return text.length() == 1 && text.charAt(0) == ANY;
  }

  /** What every name that fits begins with: all before the first star. */
  String start() {
    int star = text.indexOf(ANY);
    return star < 0 ? text : text.substring(0, star);
  }

  /** Whether the whole name fits. */
  public boolean matches(String name) {
    int at = 0;
    int next = 0;
    int star = -1;
    int retry = 0;
    while (at < name.length()) {
      if (next < text.length() && text.charAt(next) == ANY) {
        star = next++;
        retry = at;
      } else if (next < text.length() && text.charAt(next) == name.charAt(at)) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (next < text.length() && text.charAt(next) == ANY) {
      next++;
    }
    return next == text.length();
  }
}
