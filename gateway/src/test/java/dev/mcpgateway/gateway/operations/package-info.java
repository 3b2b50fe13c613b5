@NullMarked
package dev.mcpgateway.gateway.operations;

import org.jspecify.annotations.NullMarked;
