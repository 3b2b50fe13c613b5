/** Tests of the records. */
@NullMarked
package dev.mcpgateway.gateway.audit;

import org.jspecify.annotations.NullMarked;
