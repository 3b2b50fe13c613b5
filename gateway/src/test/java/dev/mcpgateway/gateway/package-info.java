@NullMarked
package dev.mcpgateway.gateway;

import org.jspecify.annotations.NullMarked;
