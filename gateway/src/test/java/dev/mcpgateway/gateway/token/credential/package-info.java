@NullMarked
package dev.mcpgateway.gateway.token.credential;

import org.jspecify.annotations.NullMarked;
