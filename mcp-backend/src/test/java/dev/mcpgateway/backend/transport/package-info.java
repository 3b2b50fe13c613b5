@NullMarked
package dev.mcpgateway.backend.transport;

import org.jspecify.annotations.NullMarked;
