package dev.mcpgateway.acceptance.clients;

import dev.mcpgateway.acceptance.machine.NodeTools;

/** Clients that people use, of which this project wrote one. */
enum Program {
  MCP_REMOTE("mcp-remote", "mcp-remote", "mcp-remote"),
  INSPECTOR("MCP Inspector", "@modelcontextprotocol/inspector", "mcp-inspector"),
  SDK_V1("TypeScript SDK", "@modelcontextprotocol/sdk", "sdk-v1"),
  SDK_V2("TypeScript SDK", "@modelcontextprotocol/client", "sdk-v2"),
  OWN("`mcp-client`, this project's", "", "mcp-client");

  private final String title;
  private final String npm;
  private final String clientId;

  Program(String title, String npm, String clientId) {
    this.title = title;
    this.npm = npm;
    this.clientId = clientId;
  }

  /** Its client id where it can't register itself. */
  String clientId() {
    return clientId;
  }

  String label(NodeTools node) {
    return npm.isEmpty() ? title : title + " " + node.version(npm);
  }
}
