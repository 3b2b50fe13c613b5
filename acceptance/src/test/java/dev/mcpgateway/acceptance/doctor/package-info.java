/** The doctor before servers that are really there: ours, and what others wrote and set up. */
@NullMarked
package dev.mcpgateway.acceptance.doctor;

import org.jspecify.annotations.NullMarked;
