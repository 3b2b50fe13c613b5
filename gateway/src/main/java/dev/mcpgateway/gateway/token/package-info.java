/**
 * Access tokens: where a request shows one, whether it is good at the server that the request is
 * for, and whether who shows it may use it. {@link
 * dev.mcpgateway.gateway.token.AuthenticationFilter} leaves the caller on the request or refuses
 * it; {@link dev.mcpgateway.gateway.token.TokenVerifier} decides about a token. What a caller may
 * do is left to others.
 *
 * <p>Inside: {@code credential} reads requests, {@code jwt} reads tokens, {@code keys} keeps the
 * issuers' keys, {@code introspection} asks issuers, {@code possession} checks what a token is
 * bound to.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"caller", "resource", "exchange", "refusal", "edge", "seal"})
package dev.mcpgateway.gateway.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
