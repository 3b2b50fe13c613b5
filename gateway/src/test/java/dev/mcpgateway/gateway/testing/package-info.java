/** Doubles of what surrounds the gateway: real implementations, each small enough to be read. */
@NullMarked
package dev.mcpgateway.gateway.testing;

import org.jspecify.annotations.NullMarked;
