/**
 * How the gateway runs as a process: what its HTTP server takes from strangers, and what it tells
 * its operator.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "exchange", "mcp", "refusal", "resource"})
package dev.mcpgateway.gateway.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
