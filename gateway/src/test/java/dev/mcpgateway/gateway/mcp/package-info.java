@NullMarked
package dev.mcpgateway.gateway.mcp;

import org.jspecify.annotations.NullMarked;
