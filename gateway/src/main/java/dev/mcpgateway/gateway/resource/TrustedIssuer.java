package dev.mcpgateway.gateway.resource;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An issuer whose tokens one server accepts, and on which conditions.
 *
 * @param issuer the exact {@code iss} of its tokens
 * @param jwksUri where its keys are; empty: discovered from the issuer
 * @param audiences the token must name one of these in {@code aud}; never empty
 * @param algorithms the JWS algorithms its tokens may be signed with, all asymmetric; never empty
 * @param tokenTypes what the {@code typ} of its tokens must be, in lower case; empty: any that
 *     access tokens have
 * @param clockSkew how far its clock may be ahead of ours, for {@code nbf} and {@code iat} alone
 * @param claims the names of the claims we read
 * @param introspection where it is asked about opaque tokens; empty: it has none
 */
public record TrustedIssuer(
    String issuer,
    Optional<URI> jwksUri,
    Set<String> audiences,
    Set<String> algorithms,
    Set<String> tokenTypes,
    Duration clockSkew,
    ClaimNames claims,
    Optional<Introspection> introspection) {

  public TrustedIssuer {
    requireNonNull(issuer);
    requireNonNull(jwksUri);
    requireNonNull(clockSkew);
    requireNonNull(claims);
    requireNonNull(introspection);
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
    tokenTypes = Set.copyOf(tokenTypes);
    if (audiences.isEmpty() || algorithms.isEmpty()) {
      throw new IllegalArgumentException("an issuer needs an audience and an algorithm");
    }
  }
}
