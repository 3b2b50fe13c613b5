package dev.mcpgateway.client.challenge;

import java.util.List;

/**
 * What a DPoP challenge says of proofs of possession.
 *
 * @param isOnlyWay whether no token is taken without one
 * @param algorithms by which they may be signed; none: it doesn't say
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-7.1">RFC 9449, 7.1</a>
 */
public record ProofDemand(boolean isOnlyWay, List<String> algorithms) {

  public ProofDemand {
    algorithms = List.copyOf(algorithms);
  }

  static ProofDemand of(Challenge challenge, boolean isOnlyWay) {
    return new ProofDemand(
        isOnlyWay,
        challenge
            .parameter("algs")
            .map(algorithms -> List.of(algorithms.trim().split(" +")))
            .orElse(List.of()));
  }
}
