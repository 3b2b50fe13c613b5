/**
 * The command line: options in, numbered steps and an exit code out.
 *
 * <p>Entry: {@code ClientCommand}. The only package that waits for what the others do.
 */
@NullMarked
package dev.mcpgateway.client.command;

import org.jspecify.annotations.NullMarked;
