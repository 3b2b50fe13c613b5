/**
 * What is protected: each MCP endpoint behind the gateway, its public identity, where its server
 * listens and whom it trusts. Plain values, complete and checked; nothing of HTTP is known here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.mcpgateway.gateway.resource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
