/**
 * Who is calling. Every other feature speaks of a caller, and of the credential that was shown,
 * only in these terms; nothing of HTTP or of a token's format is known here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.mcpgateway.gateway.caller;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
