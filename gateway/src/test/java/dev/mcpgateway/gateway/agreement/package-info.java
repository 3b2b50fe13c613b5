/** Tests of the agreement between headers and body. */
@NullMarked
package dev.mcpgateway.gateway.agreement;

import org.jspecify.annotations.NullMarked;
