@NullMarked
package dev.mcpgateway.gateway.proxy;

import org.jspecify.annotations.NullMarked;
