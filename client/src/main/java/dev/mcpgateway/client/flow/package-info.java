/**
 * The vocabulary of the flow: its numbered steps, what is told about them, and what can go wrong.
 *
 * <p>Every other package speaks of failures as a {@code Problem} and of progress as a {@code
 * StepReport}. Texts that come from outside are made {@code Printable} before they are told;
 * tokens, codes and verifiers are {@code Secret}s.
 */
@NullMarked
package dev.mcpgateway.client.flow;

import org.jspecify.annotations.NullMarked;
