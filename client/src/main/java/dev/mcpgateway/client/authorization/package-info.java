/**
 * The authorization code flow in values: what is asked, and what an answer means.
 *
 * <p>In the order of use: {@code Scopes}, {@code Pkce}, {@code AuthorizationRequest}, {@code
 * AuthorizationAnswer}, {@code TokenRequest}, {@code Grant}. Pure: nothing here fetches, waits or
 * looks at a clock by itself.
 */
@NullMarked
package dev.mcpgateway.client.authorization;

import org.jspecify.annotations.NullMarked;
