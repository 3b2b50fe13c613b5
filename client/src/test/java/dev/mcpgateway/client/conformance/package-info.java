/**
 * The client as the official conformance suite calls it: a program that does what a scenario asks,
 * by the library's public interface alone.
 */
@NullMarked
package dev.mcpgateway.client.conformance;

import org.jspecify.annotations.NullMarked;
