@NullMarked
package dev.mcpgateway.gateway.features;

import org.jspecify.annotations.NullMarked;
