/** A running server whose time tests can move, and a client that hides nothing of HTTP. */
@NullMarked
package dev.mcpgateway.backend.testing;

import org.jspecify.annotations.NullMarked;
