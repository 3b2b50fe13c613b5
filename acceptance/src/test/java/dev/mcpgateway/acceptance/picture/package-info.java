/**
 * The pictures of the documentation, taken from the running demo. No test: {@code .ci/screenshots}
 * runs it by name.
 */
@NullMarked
package dev.mcpgateway.acceptance.picture;

import org.jspecify.annotations.NullMarked;
