@NullMarked
package dev.mcpgateway.authserver.refusal;

import org.jspecify.annotations.NullMarked;
