/**
 * What a refused call says about how to be accepted: the {@code WWW-Authenticate} header, read.
 *
 * <p>Entry: {@code TokenDemand}. Pure; knows nothing of HTTP but the header's text.
 */
@NullMarked
package dev.mcpgateway.client.challenge;

import org.jspecify.annotations.NullMarked;
