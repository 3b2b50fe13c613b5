/** The client's distribution, unpacked and run as a user does. */
@NullMarked
package dev.mcpgateway.acceptance.distribution;

import org.jspecify.annotations.NullMarked;
