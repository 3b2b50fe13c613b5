/** What an operator sets, under {@code mcp.authorization-server}. */
@NullMarked
package dev.mcpgateway.authserver.settings;

import org.jspecify.annotations.NullMarked;
