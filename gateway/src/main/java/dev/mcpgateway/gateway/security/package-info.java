/**
 * The one security filter chain: which checks each request meets before it is routed, in which
 * order, and why in this one.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "edge", "operations", "refusal", "token"})
package dev.mcpgateway.gateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
