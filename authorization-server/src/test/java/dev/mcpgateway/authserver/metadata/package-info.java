@NullMarked
package dev.mcpgateway.authserver.metadata;

import org.jspecify.annotations.NullMarked;
