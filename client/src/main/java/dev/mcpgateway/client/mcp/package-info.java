/**
 * The Model Context Protocol, as far as a client needs it to list tools and call them.
 *
 * <p>Entry: {@code Session}. A {@code Wire} carries JSON-RPC messages; there is one for Streamable
 * HTTP and one for HTTP+SSE. A revision with another life cycle gets a session of its own beside
 * {@code InitializedSession}.
 */
@NullMarked
package dev.mcpgateway.client.mcp;

import org.jspecify.annotations.NullMarked;
