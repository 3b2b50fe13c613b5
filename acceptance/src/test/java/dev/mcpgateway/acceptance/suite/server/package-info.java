/** The official conformance suite for servers, run directly and through the gateway. */
@NullMarked
package dev.mcpgateway.acceptance.suite.server;

import org.jspecify.annotations.NullMarked;
