/** The registered clients, and the rule for the addresses that answers are sent to. */
@NullMarked
package dev.mcpgateway.authserver.client;

import org.jspecify.annotations.NullMarked;
