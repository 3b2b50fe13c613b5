package dev.mcpgateway.gateway.resource;

/** The MCP transport that the protected server speaks. */
public enum Transport {
  /** One endpoint for POST, GET and DELETE: revisions 2025-03-26 and later. */
  STREAMABLE_HTTP,
  /** A GET stream that names a message endpoint in its first event: revision 2024-11-05. */
  SSE
}
