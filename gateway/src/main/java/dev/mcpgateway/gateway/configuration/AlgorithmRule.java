package dev.mcpgateway.gateway.configuration;

import java.util.List;

/** Which signature algorithms can be named: the asymmetric ones. */
final class AlgorithmRule {

  private static final List<String> ALGORITHMS =
      List.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
          "Ed25519");

  private AlgorithmRule() {}

  /** Notes if there is none, and each that is none of these. */
  static void check(Checks at, List<String> algorithms) {
    String expected = "one of " + String.join(", ", ALGORITHMS);
    if (algorithms.isEmpty()) {
      at.absent("algorithms", expected);
    }
    at.each("algorithms", algorithms, ALGORITHMS::contains, expected);
  }
}
