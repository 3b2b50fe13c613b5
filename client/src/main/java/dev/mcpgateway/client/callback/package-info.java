/**
 * The end of the browser's way: a listener on loopback for one request, and the page it shows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252, 7.3</a>
 */
@NullMarked
package dev.mcpgateway.client.callback;

import org.jspecify.annotations.NullMarked;
