/**
 * Bytes that come from the network in buffers: each is copied to the heap and released at once, so
 * that no later step has one to release, and none is released twice.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.mcpgateway.gateway.buffer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
