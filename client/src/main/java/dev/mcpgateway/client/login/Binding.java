package dev.mcpgateway.client.login;

/** Whether a token is to be bound to a key of this client. */
public enum Binding {
  /** Where the MCP server wants it; where it would only like it, if it can be had. */
  WHERE_WANTED,
  /** Always: a token that could be used without the key is not taken. */
  ALWAYS
}
