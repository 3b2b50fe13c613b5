/**
 * The token endpoint: public clients, grants bound to one resource, access tokens of RFC 9068, and
 * refresh tokens that rotate.
 */
@NullMarked
package dev.mcpgateway.authserver.token;

import org.jspecify.annotations.NullMarked;
