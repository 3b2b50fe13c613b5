@NullMarked
package dev.mcpgateway.gateway.token.keys;

import org.jspecify.annotations.NullMarked;
