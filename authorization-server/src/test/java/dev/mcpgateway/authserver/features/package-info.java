/** The promises of the server, each over real HTTP. */
@NullMarked
package dev.mcpgateway.authserver.features;

import org.jspecify.annotations.NullMarked;
