package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.ToolResult;

/**
 * A tool that was tried.
 *
 * @param sample what was called
 * @param result what came of it
 */
record ToolTrial(ToolSample sample, ToolResult result) {}
