/**
 * As whom the gateway calls the server behind it: the caller in headers or in a signed assertion,
 * if the operator wants the server to know, and a credential of the gateway's own. {@link
 * dev.mcpgateway.gateway.identity.IdentityFilter} makes the headers; whoever forwards the request
 * removes what the client sent under their names.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "edge", "exchange", "refusal", "resource"})
package dev.mcpgateway.gateway.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
