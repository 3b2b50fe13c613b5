/**
 * The HTTP+SSE transport of revision 2024-11-05: a stream whose first event names the endpoint that
 * takes messages. {@link dev.mcpgateway.gateway.sse.EndpointRewriter} puts a public address in its
 * place, {@link dev.mcpgateway.gateway.sse.MessageAddress} hides the backend's own in it, for the
 * caller who opened the stream alone. {@link dev.mcpgateway.gateway.sse.MessageRewriter} edits the
 * messages in a stream of either transport. Pure: nothing of HTTP is known here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "resource", "seal", "session"})
package dev.mcpgateway.gateway.sse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
