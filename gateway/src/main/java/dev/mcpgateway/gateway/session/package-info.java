/**
 * Sessions of earlier revisions of MCP, made safe: what a client holds is sealed for the caller and
 * the server that it was given to, so that an id that was seen, guessed or stolen is worth nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "resource", "seal"})
package dev.mcpgateway.gateway.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
