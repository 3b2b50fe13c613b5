package dev.mcpgateway.client.doctor;

import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order in which a client would stumble. */
final class Catalogue {

  static final List<Check> CHECKS =
      Stream.of(
              ChallengeChecks.ALL,
              ResourceMetadataChecks.ALL,
              ServerMetadataChecks.ALL,
              ServerOfferChecks.ALL,
              TokenChecks.ALL,
              ClaimChecks.ALL,
              CredentialChecks.ALL,
              StepUpChecks.ALL,
              CorsChecks.ALL,
              SecurityChecks.ALL,
              SessionChecks.ALL,
              VersionChecks.ALL,
              StreamChecks.ALL,
              LimitChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}
}
