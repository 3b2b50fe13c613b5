/** What the server says of itself (RFC 8414). */
@NullMarked
package dev.mcpgateway.authserver.metadata;

import org.jspecify.annotations.NullMarked;
