@NullMarked
package dev.mcpgateway.gateway.security;

import org.jspecify.annotations.NullMarked;
