package dev.mcpgateway.client.flow;

/**
 * A text that must not be shown: a token, a code, a verifier, a password.
 *
 * @param text the text itself, for whoever has to send it
 */
public record Secret(String text) {

  private static final int SHOWN = 6;
  private static final int LONG_ENOUGH = 40;

  /** Enough to tell two long tokens apart, too little to use one; nothing of a short secret. */
  public String hint() {
    String start = text.length() < LONG_ENOUGH ? "" : Printable.of(text.substring(0, SHOWN));
    return start + "… (" + text.length() + " characters)";
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
