@NullMarked
package dev.mcpgateway.gateway.attack;

import org.jspecify.annotations.NullMarked;
