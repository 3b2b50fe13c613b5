/**
 * The messages of the Model Context Protocol as far as the gateway must understand them: which
 * operation a POST asks for. {@link dev.mcpgateway.gateway.mcp.MessageReader} reads strictly, so
 * that no server behind the gateway can understand the same bytes differently. Pure: nothing of
 * HTTP is known here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.mcpgateway.gateway.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
