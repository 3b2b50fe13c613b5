package dev.mcpgateway.authserver.settings;

/**
 * A text that is never shown.
 *
 * @param value the text
 */
public record Secret(String value) {

  @Override
  public String toString() {
    return "(hidden)";
  }
}
