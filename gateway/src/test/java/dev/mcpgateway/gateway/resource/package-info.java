@NullMarked
package dev.mcpgateway.gateway.resource;

import org.jspecify.annotations.NullMarked;
