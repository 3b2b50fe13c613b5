@NullMarked
package dev.mcpgateway.gateway.caller;

import org.jspecify.annotations.NullMarked;
