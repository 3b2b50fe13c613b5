/** How a refusal is put into words. */
@NullMarked
package dev.mcpgateway.authserver.refusal;

import org.jspecify.annotations.NullMarked;
