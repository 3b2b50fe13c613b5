@NullMarked
package dev.mcpgateway.gateway.identity;

import org.jspecify.annotations.NullMarked;
