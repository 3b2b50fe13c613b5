/**
 * The public keys of issuers: found, fetched, kept, refreshed, and used on while their issuer is
 * down. {@link dev.mcpgateway.gateway.token.keys.KeySets} has one {@link
 * dev.mcpgateway.gateway.token.keys.IssuerKeys} for each issuer, and each of these its own thread,
 * so that an issuer that hangs delays nobody else's tokens.
 */
@NullMarked
package dev.mcpgateway.gateway.token.keys;

import org.jspecify.annotations.NullMarked;
