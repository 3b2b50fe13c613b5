@NullMarked
package dev.mcpgateway.gateway.buffer;

import org.jspecify.annotations.NullMarked;
