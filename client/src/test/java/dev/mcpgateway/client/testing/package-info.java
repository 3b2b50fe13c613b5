/** Doubles: real servers that can be told to misbehave, and that record what reached them. */
@NullMarked
package dev.mcpgateway.client.testing;

import org.jspecify.annotations.NullMarked;
