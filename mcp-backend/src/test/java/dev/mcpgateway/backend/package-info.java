@NullMarked
package dev.mcpgateway.backend;

import org.jspecify.annotations.NullMarked;
