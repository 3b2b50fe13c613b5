/**
 * Proof of possession (DPoP): a token that is bound to a key of this client is of no use to who
 * stole it.
 *
 * <p>Entry: {@code ProofKey}, which signs a {@code Proof} for one request. {@code Nonces} remembers
 * what servers want to see in proofs. Pure; where proofs are sent is the business of {@code login}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449">RFC 9449</a>
 */
@NullMarked
package dev.mcpgateway.client.possession;

import org.jspecify.annotations.NullMarked;
