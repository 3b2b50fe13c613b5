/**
 * How the tools are reached: Streamable HTTP at {@code /mcp}, HTTP+SSE at {@code /sse} and {@code
 * /messages}, and {@code /health}.
 */
@NullMarked
package dev.mcpgateway.backend.transport;

import org.jspecify.annotations.NullMarked;
