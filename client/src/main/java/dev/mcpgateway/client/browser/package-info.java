/**
 * Browsers: the user's own, none (the address is printed), and a scripted one for demos and tests.
 */
@NullMarked
package dev.mcpgateway.client.browser;

import org.jspecify.annotations.NullMarked;
