/**
 * The tools, each a class of its own, and how they meet the SDK.
 *
 * <p>A {@link dev.mcpgateway.backend.tool.Tool} declares its parameters once; the schema that
 * clients see and the check of what they send are both made from them. What a caller did wrong is
 * told in words, as a tool error.
 */
@NullMarked
package dev.mcpgateway.backend.tool;

import org.jspecify.annotations.NullMarked;
