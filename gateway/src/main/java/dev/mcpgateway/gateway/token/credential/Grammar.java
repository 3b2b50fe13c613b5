package dev.mcpgateway.gateway.token.credential;

/** The two rules of grammar that a credential must keep, by hand: they run on every request. */
final class Grammar {

  private Grammar() {}

  /**
   * Whether it is a {@code b64token}.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 2.1</a>
   */
  static boolean isBase64Token(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (!isAlphanumeric(text.charAt(i)) && "-._~+/".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return end > 0;
  }

  /**
   * Whether it is a {@code token}, as the name of a scheme must be.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110 5.6.2</a>
   */
  static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> isAlphanumeric(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
