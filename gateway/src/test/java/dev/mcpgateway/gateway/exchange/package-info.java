@NullMarked
package dev.mcpgateway.gateway.exchange;

import org.jspecify.annotations.NullMarked;
