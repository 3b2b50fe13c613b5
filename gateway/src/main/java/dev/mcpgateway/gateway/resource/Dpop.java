package dev.mcpgateway.gateway.resource;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * How one server treats proofs that the caller holds the key which its token is bound to.
 *
 * @param mode whether they are looked at, and whether they must be there
 * @param algorithms that they may be signed with, all asymmetric, in the order to advertise
 * @param lifetime how far from now, in both directions, a proof may say that it was made
 * @param nonce whether a proof must contain a nonce of ours
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449">RFC 9449</a>
 */
public record Dpop(Mode mode, List<String> algorithms, Duration lifetime, boolean nonce) {

  /** No proof is looked at, so no token that demands one is accepted. */
  public static final Dpop OFF = new Dpop(Mode.OFF, List.of(), Duration.ZERO, false);

  /** Whether proofs are looked at. */
  public enum Mode {
    /** They are not. */
    OFF,
    /** They are, and tokens that are bound to nothing are accepted as well. */
    ACCEPTED,
    /** They are, and no token is accepted without. */
    REQUIRED
  }

  public Dpop {
    requireNonNull(mode);
    requireNonNull(lifetime);
    algorithms = List.copyOf(algorithms);
  }

  /** Whether proofs are looked at. */
  public boolean isOn() {
    return mode != Mode.OFF;
  }
}
