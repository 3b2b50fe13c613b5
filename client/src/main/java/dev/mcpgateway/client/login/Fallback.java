package dev.mcpgateway.client.login;

/** What is done about a server that has no metadata. */
public enum Fallback {
  /** The flow ends: nobody says who may have the user's login. */
  NONE,
  /** The server is taken for its own authorization server, as revision 2025-03-26 has it. */
  REVISION_2025_03_26
}
