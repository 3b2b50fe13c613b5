/**
 * The command that holds a table of callers and operations against the configured policy, offline:
 * {@link dev.mcpgateway.gateway.policytest.PolicyTestCommand}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"access", "caller", "configuration", "mcp", "policy", "resource"})
package dev.mcpgateway.gateway.policytest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
