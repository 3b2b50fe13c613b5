@NullMarked
package dev.mcpgateway.gateway.edge;

import org.jspecify.annotations.NullMarked;
