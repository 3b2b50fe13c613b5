package dev.mcpgateway.client.mcp;

/**
 * What a server says when a session opens.
 *
 * @param name its name
 * @param version its version
 * @param protocolVersion the protocol revision it speaks with us
 */
public record ServerInfo(String name, String version, String protocolVersion) {}
