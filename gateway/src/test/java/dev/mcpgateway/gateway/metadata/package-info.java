@NullMarked
package dev.mcpgateway.gateway.metadata;

import org.jspecify.annotations.NullMarked;
