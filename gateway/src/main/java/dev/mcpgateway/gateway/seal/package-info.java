/**
 * Hides a value from everyone and binds it to whom it is for, so that the gateway can hand out
 * state instead of keeping it. {@link dev.mcpgateway.gateway.seal.Seal} is the one primitive; what
 * is sealed, and for whom, is its users' matter.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.mcpgateway.gateway.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
