/**
 * How the gateway says no. {@link dev.mcpgateway.gateway.refusal.Refusal} has one record for each
 * reason; this is the only package that writes a status of 400 or above.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "resource", "exchange", "mcp"})
package dev.mcpgateway.gateway.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
