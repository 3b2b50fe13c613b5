/**
 * One record for each request: who asked for what, what was decided and how it ended. Written by a
 * thread of its own; what cannot be written is counted, and the records say how many are missing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "exchange", "mcp", "policy", "resource"})
package dev.mcpgateway.gateway.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
