/** Tests of the sealed session ids. */
@NullMarked
package dev.mcpgateway.gateway.session;

import org.jspecify.annotations.NullMarked;
