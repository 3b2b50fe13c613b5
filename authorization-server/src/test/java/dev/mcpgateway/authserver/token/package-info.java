@NullMarked
package dev.mcpgateway.authserver.token;

import org.jspecify.annotations.NullMarked;
