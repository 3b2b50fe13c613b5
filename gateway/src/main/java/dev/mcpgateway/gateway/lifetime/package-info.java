/**
 * How long a stream of events lives: until its credential ends, until nothing came for too long, or
 * until the gateway stops. {@link dev.mcpgateway.gateway.lifetime.OpenStreams} ends it in order:
 * the client learns why, the backend that nobody listens any more.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "exchange", "refusal", "resource"})
package dev.mcpgateway.gateway.lifetime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
