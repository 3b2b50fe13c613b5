@NullMarked
package dev.mcpgateway.gateway.token;

import org.jspecify.annotations.NullMarked;
