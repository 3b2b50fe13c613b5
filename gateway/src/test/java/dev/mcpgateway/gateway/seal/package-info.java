@NullMarked
package dev.mcpgateway.gateway.seal;

import org.jspecify.annotations.NullMarked;
