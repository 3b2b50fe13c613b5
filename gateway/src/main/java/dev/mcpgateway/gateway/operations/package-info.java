/**
 * How the gateway runs as a process: what its HTTP server takes from strangers, and what it tells
 * its operator.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "resource", "exchange", "refusal"})
package dev.mcpgateway.gateway.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
