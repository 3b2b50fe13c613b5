/**
 * Whether the deployables do together what the project promises: the jars and images that were
 * built, as processes and containers, with clients, servers and a browser that nobody here wrote.
 *
 * <p>Each class is one promise. {@code machine} is what tests need of the machine they run on,
 * {@code party} who takes part in a flow. What a machine lacks is skipped with one line that says
 * what is missing, and fails where {@code CI} is set.
 */
@NullMarked
package dev.mcpgateway.acceptance;

import org.jspecify.annotations.NullMarked;
