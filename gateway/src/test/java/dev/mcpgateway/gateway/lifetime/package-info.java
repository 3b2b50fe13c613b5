@NullMarked
package dev.mcpgateway.gateway.lifetime;

import org.jspecify.annotations.NullMarked;
