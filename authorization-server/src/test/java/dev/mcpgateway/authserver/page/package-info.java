@NullMarked
package dev.mcpgateway.authserver.page;

import org.jspecify.annotations.NullMarked;
