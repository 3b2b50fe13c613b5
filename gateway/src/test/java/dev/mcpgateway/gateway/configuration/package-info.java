@NullMarked
package dev.mcpgateway.gateway.configuration;

import org.jspecify.annotations.NullMarked;
