/** What people see: login, consent, errors; and the health check. */
@NullMarked
package dev.mcpgateway.authserver.page;

import org.jspecify.annotations.NullMarked;
