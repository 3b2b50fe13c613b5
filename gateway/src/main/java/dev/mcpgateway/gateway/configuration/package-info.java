/**
 * What the operator sets, under {@code mcp.gateway}: read from the environment, checked as a whole,
 * and turned into values that the features use. Whatever is wrong, missing or unknown stops the
 * start with one message that lists every problem.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"audit", "edge", "identity", "policy", "resource", "seal"})
package dev.mcpgateway.gateway.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
