@NullMarked
package dev.mcpgateway.authserver.resource;

import org.jspecify.annotations.NullMarked;
