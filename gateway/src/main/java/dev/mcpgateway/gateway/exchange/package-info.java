/**
 * What the features leave for each other on a request: which server it is for, who calls, its
 * correlation id. One typed key each.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "mcp", "policy", "resource"})
package dev.mcpgateway.gateway.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
