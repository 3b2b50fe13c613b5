/** Puts it together: which filter chain serves which address, and the headers of every answer. */
@NullMarked
package dev.mcpgateway.authserver.security;

import org.jspecify.annotations.NullMarked;
