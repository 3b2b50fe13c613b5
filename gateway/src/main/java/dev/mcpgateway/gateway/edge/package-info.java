/**
 * What each request meets first: it gets its correlation id; its path, host and origin are checked;
 * the server that it is for is found. Whatever passes has {@link
 * dev.mcpgateway.gateway.exchange.ExchangeKey#SERVER} or is for the metadata. Credentials are left
 * to {@code token}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"resource", "exchange", "refusal"})
package dev.mcpgateway.gateway.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
