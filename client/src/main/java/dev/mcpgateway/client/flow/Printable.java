package dev.mcpgateway.client.flow;

/**
 * Text from outside, made fit for a terminal.
 *
 * <p>A server's words may hold escape sequences that rewrite what the reader sees, or no end.
 */
public final class Printable {

  private static final int LONGEST = 4000;

  private Printable() {}

  /** Control and format characters become a replacement character; what is too long is cut. */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(Math.min(text.length(), LONGEST));
    text.codePoints()
        .limit(LONGEST)
        .forEach(point -> printable.appendCodePoint(isHarmless(point) ? point : 0xFFFD));
    return text.codePointCount(0, text.length()) > LONGEST ? printable + "…" : printable.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
