@NullMarked
package dev.mcpgateway.authserver;

import org.jspecify.annotations.NullMarked;
