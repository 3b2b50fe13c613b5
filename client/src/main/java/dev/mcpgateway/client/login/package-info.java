/**
 * The login: what happens between a 401 and the same call with a token.
 *
 * <p>Entry: {@code AuthorizationFilter}, to be added to a WebClient. What it needs of its
 * surroundings are ports: {@code Browser}, {@code CallbackListener}, {@code TokenStore}, {@code
 * Registrations}. The rules are values of other packages; here they are put in order.
 */
@NullMarked
package dev.mcpgateway.client.login;

import org.jspecify.annotations.NullMarked;
