@NullMarked
package dev.mcpgateway.gateway.token.possession;

import org.jspecify.annotations.NullMarked;
