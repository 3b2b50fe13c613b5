package dev.mcpgateway.client.mcp;

/** Which era of the protocol a session speaks. */
public enum Protocol {
  /** The later one, and the earlier one with a server that does not know it. */
  AUTO("auto"),
  /** Sessions that begin with {@code initialize}, up to this revision. */
  INITIALIZED("2025-11-25"),
  /** Requests that stand alone. */
  STATELESS("2026-07-28");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
