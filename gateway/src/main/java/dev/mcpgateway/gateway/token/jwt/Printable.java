package dev.mcpgateway.gateway.token.jwt;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, made fit for an operator's log: short, and of characters that can neither
 * start a line nor end a quoted text. Whoever made the token chose the value.
 */
public final class Printable {

  private static final int MAX_LENGTH = 300;

  private Printable() {}

  /** The value as printable ASCII without quotes and backslashes. */
  public static String of(@Nullable Object value) {
    String text = value instanceof Collection<?> values ? values.toString() : String.valueOf(value);
    StringBuilder out = new StringBuilder();
    text.chars()
        .limit(MAX_LENGTH)
        .map(c -> c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c)
        .forEach(c -> out.append((char) c));
    return text.length() > MAX_LENGTH ? out.append("...").toString() : out.toString();
  }
}
