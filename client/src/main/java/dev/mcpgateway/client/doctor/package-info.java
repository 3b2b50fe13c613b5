/**
 * Finds what is wrong with an MCP server's authorization, from outside, and with a token if it is
 * given one.
 *
 * <p>Entry: {@code Doctor}. {@code Examiner} asks and records, each {@code Check} judges the
 * record, {@code Catalogue} lists the checks. Nothing is called, registered or changed at the
 * server.
 */
@NullMarked
package dev.mcpgateway.client.doctor;

import org.jspecify.annotations.NullMarked;
