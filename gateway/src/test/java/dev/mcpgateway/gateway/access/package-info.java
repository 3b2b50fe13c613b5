@NullMarked
package dev.mcpgateway.gateway.access;

import org.jspecify.annotations.NullMarked;
