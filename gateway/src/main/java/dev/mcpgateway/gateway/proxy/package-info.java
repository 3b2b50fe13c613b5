/**
 * The way of an accepted request to the server behind the gateway and of the answer back. {@link
 * dev.mcpgateway.gateway.proxy.McpRoute} is the one place where the order of its steps stands. What
 * is forwarded is what was judged, once; nothing is held back of an answer.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "agreement",
      "buffer",
      "caller",
      "exchange",
      "identity",
      "lifetime",
      "mcp",
      "policy",
      "refusal",
      "resource",
      "seal",
      "session",
      "sse"
    })
package dev.mcpgateway.gateway.proxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
