/**
 * The authorization endpoint: reads and checks requests, sends answers with {@code iss}, and never
 * redirects to an address that is not registered.
 */
@NullMarked
package dev.mcpgateway.authserver.authorize;

import org.jspecify.annotations.NullMarked;
