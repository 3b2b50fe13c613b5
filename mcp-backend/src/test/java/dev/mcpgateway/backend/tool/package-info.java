@NullMarked
package dev.mcpgateway.backend.tool;

import org.jspecify.annotations.NullMarked;
