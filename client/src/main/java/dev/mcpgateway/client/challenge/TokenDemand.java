package dev.mcpgateway.client.challenge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the challenges of an answer say that ask for a token: Bearer's, and DPoP's.
 *
 * @param resourceMetadata where the protected resource metadata are
 * @param scope the scopes that the refused operation needs
 * @param error why a token that was sent is not accepted
 * @param errorDescription the same in words
 * @param proof what is said of proofs of possession; nothing: none is asked for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">RFC 9728, 5.1</a>
 */
public record TokenDemand(
    Optional<String> resourceMetadata,
    Optional<String> scope,
    Optional<String> error,
    Optional<String> errorDescription,
    Optional<ProofDemand> proof) {

  /** The answer had no such challenge. */
  public static final TokenDemand NONE =
      new TokenDemand(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Whether the token is good, but not for this.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750, 3.1</a>
   */
  public boolean wantsMoreScopes() {
    return error.filter("insufficient_scope"::equals).isPresent();
  }

  public TokenDemand withScope(String other) {
    return new TokenDemand(resourceMetadata, Optional.of(other), error, errorDescription, proof);
  }

  /** Whether a proof was good but for the nonce, which came with the answer. */
  public boolean wantsNonce() {
    return error.filter("use_dpop_nonce"::equals).isPresent();
  }

  /** Whether a proof was at fault, so that another token would be refused as well. */
  public boolean isAboutProof() {
    return wantsNonce() || error.filter("invalid_dpop_proof"::equals).isPresent();
  }

  /**
   * Of several challenges of one scheme the first that names metadata counts, else the first; of
   * the two schemes Bearer, unless only DPoP tells of an error.
   */
  public static TokenDemand of(List<String> headerValues) {
    List<Challenge> challenges =
        headerValues.stream().flatMap(value -> ChallengeReader.read(value).stream()).toList();
    Optional<Challenge> bearer = best(challenges, "Bearer");
    Optional<Challenge> dpop = best(challenges, "DPoP");
    Optional<ProofDemand> proof =
        dpop.map(challenge -> ProofDemand.of(challenge, bearer.isEmpty()));
    return Stream.of(bearer, dpop)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(challenge -> challenge.parameter("error").isEmpty()))
        .map(challenge -> of(challenge, proof))
        .orElse(NONE);
  }

  private static Optional<Challenge> best(List<Challenge> challenges, String scheme) {
    return challenges.stream()
        .filter(challenge -> challenge.isFor(scheme))
        .min(Comparator.comparing(each -> each.parameter("resource_metadata").isEmpty()));
  }

  private static TokenDemand of(Challenge challenge, Optional<ProofDemand> proof) {
    return new TokenDemand(
        challenge.parameter("resource_metadata"),
        challenge.parameter("scope"),
        challenge.parameter("error"),
        challenge.parameter("error_description"),
        proof);
  }
}
