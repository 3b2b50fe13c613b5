/**
 * Holds requests and answers against the policy: {@link dev.mcpgateway.gateway.access.PolicyFilter}
 * judges what is asked for, {@link dev.mcpgateway.gateway.access.ListFilter} what is shown. Decides
 * nothing itself; that is the policy's.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "buffer",
      "caller",
      "exchange",
      "mcp",
      "policy",
      "refusal",
      "resource",
      "sse"
    })
package dev.mcpgateway.gateway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
