/** The client's promises, each shown by the command line against fake servers. */
@NullMarked
package dev.mcpgateway.client.features;

import org.jspecify.annotations.NullMarked;
