/**
 * An authorization server for development: a first run of the gateway with nothing but a JDK.
 *
 * <p>It is Spring Authorization Server, and what that lacks for MCP clients. In reading order:
 * {@code settings}, {@code client} (who may ask, and where answers go), {@code resource} (what
 * tokens are for), {@code authorize} and {@code token} (the two endpoints), {@code metadata},
 * {@code page} (what people see), {@code refusal} (errors in words), {@code security} (the
 * composition).
 */
@NullMarked
package dev.mcpgateway.authserver;

import org.jspecify.annotations.NullMarked;
