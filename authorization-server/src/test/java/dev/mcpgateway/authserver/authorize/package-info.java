@NullMarked
package dev.mcpgateway.authserver.authorize;

import org.jspecify.annotations.NullMarked;
