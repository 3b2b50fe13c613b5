package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.token.jwt.ClaimRules;
import dev.mcpgateway.gateway.token.jwt.Claimed;
import dev.mcpgateway.gateway.token.jwt.CompactJwt;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import dev.mcpgateway.gateway.token.jwt.Printable;
import dev.mcpgateway.gateway.token.keys.IssuerKeys;
import dev.mcpgateway.gateway.token.keys.KeyLookup;
import dev.mcpgateway.gateway.token.keys.KeySets;
import dev.mcpgateway.gateway.token.keys.VerificationKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Verifies signed JWTs. The issuer is chosen by its exact name before any key is tried, and only
 * its own rules and keys count. The signature comes last, because it alone can cost a fetch: what a
 * token says of itself can refuse it before, but never accept it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 4</a>
 */
final class JwtVerifier implements TokenVerifier {

  private final Map<String, Map<String, Trust>> trusts;
  private final VerifiedTokens verified;
  private final Clock clock;

  JwtVerifier(ProtectedServers servers, KeySets keySets, VerifiedTokens verified, Clock clock) {
    this.trusts =
        servers.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    ProtectedServer::name,
                    server ->
                        server.issuers().stream()
                            .collect(
                                Collectors.toUnmodifiableMap(
                                    TrustedIssuer::issuer,
                                    issuer ->
                                        new Trust(
                                            new ClaimRules(issuer, clock), keySets.of(issuer))))));
    this.verified = verified;
    this.clock = clock;
  }

  @Override
  public Mono<Verification> verify(ProtectedServer server, AccessToken token) {
    TokenName name = TokenName.of(server, token);
    Optional<Verification.Accepted> known = verified.find(name);
    if (known.isPresent()) {
      return Mono.just(known.get());
    }
    try {
      CompactJwt jwt = CompactJwt.parse(token);
      Trust trust = trust(server, jwt.issuer());
      Claimed claimed = trust.rules().check(jwt);
      return trust
          .keys()
          .find(jwt.keyId(), jwt.algorithm())
          .map(lookup ->
              judge(
                  lookup,
                  jwt,
                  new Candidate(name, Verification.Accepted.of(claimed), trust.keys(), token)));
    } catch (InvalidTokenException e) {
      return Mono.just(Verification.Refused.invalid(e.detail()));
    }
  }

  @Override
  public Recheck recheck(ProtectedServer server, AccessToken token) {
    TokenName name = TokenName.of(server, token);
    return new Recheck(
        Optional.empty(),
        Mono.defer(() ->
            verified
                .peek(name)
                .<Mono<Verification>>map(Mono::just)
                .orElseGet(() -> verify(server, token))));
  }

  private Trust trust(ProtectedServer server, String issuer) throws InvalidTokenException {
    Trust trust = trusts.getOrDefault(server.name(), Map.of()).get(issuer);
    if (trust == null) {
      throw new InvalidTokenException("iss is " + Printable.of(issuer) + ", which is not trusted");
    }
    return trust;
  }

  private Verification judge(KeyLookup lookup, CompactJwt jwt, Candidate candidate) {
    return switch (lookup) {
      case KeyLookup.Found(VerificationKey key) ->
          key.verifies(jwt.algorithm(), jwt.signingInput(), jwt.signature())
              ? accepted(candidate, key)
              : Verification.Refused.invalid("the signature is not that of the issuer's key");
      case KeyLookup.Unknown _ ->
          Verification.Refused.invalid(
              "the issuer has no key " + Printable.of(jwt.keyId().orElse("for it")));
      case KeyLookup.Unavailable(Duration retryAfter, String detail) ->
          new Verification.Refused(new Refusal.IssuerUnavailable(retryAfter, detail));
    };
  }

  private Verification accepted(Candidate candidate, VerificationKey key) {
    // the fetch of a key takes its time
    Verification.Accepted accepted = candidate.accepted();
    Instant expiry = accepted.caller().expiresAt();
    if (!clock.instant().isBefore(expiry)) {
      return Verification.Refused.invalid("expired while it was verified");
    }
    verified.put(
        candidate.name(),
        new VerifiedTokens.Entry(
            accepted,
            candidate.token().value().length(),
            expiry,
            () -> candidate.keys().holds(key)));
    return accepted;
  }

  private record Trust(ClaimRules rules, IssuerKeys keys) {}

  private record Candidate(
      TokenName name, Verification.Accepted accepted, IssuerKeys keys, AccessToken token) {}
}
