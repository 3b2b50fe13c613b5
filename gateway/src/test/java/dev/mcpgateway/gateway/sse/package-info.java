@NullMarked
package dev.mcpgateway.gateway.sse;

import org.jspecify.annotations.NullMarked;
