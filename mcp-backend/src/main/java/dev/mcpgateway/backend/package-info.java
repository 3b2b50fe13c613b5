/**
 * An MCP server that knows nothing of authorization: what stands behind the gateway.
 *
 * <p>{@code tool} is what it can do, {@code transport} how it is reached.
 */
@NullMarked
package dev.mcpgateway.backend;

import org.jspecify.annotations.NullMarked;
