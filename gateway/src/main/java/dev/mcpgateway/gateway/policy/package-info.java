/**
 * What a caller may do: rules in order, the first that the operation selects decides. Knows callers
 * and operations, nothing of HTTP or of how a message is written; {@link
 * dev.mcpgateway.gateway.policy.ServerPolicy} is its entry.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller"})
package dev.mcpgateway.gateway.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
