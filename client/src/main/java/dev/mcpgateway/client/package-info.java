/**
 * An OAuth client for MCP: a library for Spring's WebClient, and a command line on top of it.
 *
 * <p>In reading order: {@code flow} names the steps and what can go wrong in them; {@code
 * challenge}, {@code metadata}, {@code possession} and {@code authorization} decide, in values;
 * {@code http} fetches; {@code login} joins them to one {@code AuthorizationFilter}; {@code
 * callback}, {@code browser} and {@code store} fill its ports; {@code mcp} speaks the protocol;
 * {@code command} is the command line.
 */
@NullMarked
package dev.mcpgateway.client;

import org.jspecify.annotations.NullMarked;
