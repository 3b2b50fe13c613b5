/** Programs that people use, run against the gateway with real authorization servers. */
@NullMarked
package dev.mcpgateway.acceptance.clients;

import org.jspecify.annotations.NullMarked;
