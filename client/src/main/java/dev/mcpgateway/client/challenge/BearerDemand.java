package dev.mcpgateway.client.challenge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the Bearer challenges of an answer say.
 *
 * @param resourceMetadata where the protected resource metadata are
 * @param scope the scopes that the refused operation needs
 * @param error why a token that was sent is not accepted
 * @param errorDescription the same in words
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">RFC 9728, 5.1</a>
 */
public record BearerDemand(
    Optional<String> resourceMetadata,
    Optional<String> scope,
    Optional<String> error,
    Optional<String> errorDescription) {

  /** The answer had no Bearer challenge. */
  public static final BearerDemand NONE =
      new BearerDemand(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Whether the token is good, but not for this.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750, 3.1</a>
   */
  public boolean wantsMoreScopes() {
    return error.filter("insufficient_scope"::equals).isPresent();
  }

  public BearerDemand withScope(String other) {
    return new BearerDemand(resourceMetadata, Optional.of(other), error, errorDescription);
  }

  /** Of several Bearer challenges the first that names metadata counts, else the first. */
  public static BearerDemand of(List<String> headerValues) {
    return headerValues.stream()
        .flatMap(value -> ChallengeReader.read(value).stream())
        .filter(challenge -> challenge.isFor("Bearer"))
        .map(BearerDemand::of)
        .min(Comparator.comparing(demand -> demand.resourceMetadata().isEmpty()))
        .orElse(NONE);
  }

  private static BearerDemand of(Challenge challenge) {
    return new BearerDemand(
        challenge.parameter("resource_metadata"),
        challenge.parameter("scope"),
        challenge.parameter("error"),
        challenge.parameter("error_description"));
  }
}
