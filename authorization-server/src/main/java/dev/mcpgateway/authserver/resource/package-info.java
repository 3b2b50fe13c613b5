/** The resources that tokens are issued for (RFC 8707). */
@NullMarked
package dev.mcpgateway.authserver.resource;

import org.jspecify.annotations.NullMarked;
