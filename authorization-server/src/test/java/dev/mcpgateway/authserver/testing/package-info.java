/** A running server, a browser and a client that hide nothing of HTTP. */
@NullMarked
package dev.mcpgateway.authserver.testing;

import org.jspecify.annotations.NullMarked;
