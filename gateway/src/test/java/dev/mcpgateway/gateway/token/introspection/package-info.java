@NullMarked
package dev.mcpgateway.gateway.token.introspection;

import org.jspecify.annotations.NullMarked;
