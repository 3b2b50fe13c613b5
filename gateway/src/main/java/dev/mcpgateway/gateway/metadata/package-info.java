/**
 * Tells clients where to get a token for a protected server: the protected resource metadata, open
 * to everyone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"resource", "edge", "refusal"})
package dev.mcpgateway.gateway.metadata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
