@NullMarked
package dev.mcpgateway.authserver.settings;

import org.jspecify.annotations.NullMarked;
