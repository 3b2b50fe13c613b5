@NullMarked
package dev.mcpgateway.gateway.refusal;

import org.jspecify.annotations.NullMarked;
