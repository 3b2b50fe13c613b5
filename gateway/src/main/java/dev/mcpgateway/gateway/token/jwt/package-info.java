/**
 * Reads JSON Web Tokens and judges what they say, without their signature: pure functions of a
 * token, an issuer's configuration and the time. {@link
 * dev.mcpgateway.gateway.token.jwt.CompactJwt} is what a token says; {@link
 * dev.mcpgateway.gateway.token.jwt.ClaimRules} decides whether that is acceptable, {@link
 * dev.mcpgateway.gateway.token.jwt.ClaimReader} whom it stands for.
 */
@NullMarked
package dev.mcpgateway.gateway.token.jwt;

import org.jspecify.annotations.NullMarked;
