@NullMarked
package dev.mcpgateway.authserver.client;

import org.jspecify.annotations.NullMarked;
