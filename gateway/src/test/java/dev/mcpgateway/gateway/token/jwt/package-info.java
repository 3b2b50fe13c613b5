@NullMarked
package dev.mcpgateway.gateway.token.jwt;

import org.jspecify.annotations.NullMarked;
