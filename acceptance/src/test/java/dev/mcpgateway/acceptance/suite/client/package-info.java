/** The official conformance suite for clients, run against the client of this repository. */
@NullMarked
package dev.mcpgateway.acceptance.suite.client;

import org.jspecify.annotations.NullMarked;
