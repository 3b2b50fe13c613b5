package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.token.jwt.ClaimRules;
import dev.mcpgateway.gateway.token.jwt.CompactJwt;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import dev.mcpgateway.gateway.token.jwt.Printable;
import dev.mcpgateway.gateway.token.keys.IssuerKeys;
import dev.mcpgateway.gateway.token.keys.KeyLookup;
import dev.mcpgateway.gateway.token.keys.KeySets;
import dev.mcpgateway.gateway.token.keys.VerificationKey;
import java.time.Clock;
import java.time.Duration;
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
    Optional<Caller> known = verified.find(name);
    if (known.isPresent()) {
      return Mono.just(new Verification.Accepted(known.get()));
    }
    try {
      CompactJwt jwt = CompactJwt.parse(token);
      Trust trust = trust(server, jwt.issuer());
      Caller caller = trust.rules().check(jwt);
      return trust
          .keys()
          .find(jwt.keyId(), jwt.algorithm())
          .map(lookup -> judge(lookup, jwt, new Candidate(name, caller, trust.keys(), token)));
    } catch (InvalidTokenException e) {
      return Mono.just(refused(e.detail()));
    }
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
              : refused("the signature is not that of the issuer's key");
      case KeyLookup.Unknown _ ->
          refused("the issuer has no key " + Printable.of(jwt.keyId().orElse("for it")));
      case KeyLookup.Unavailable(Duration retryAfter, String detail) ->
          new Verification.Refused(new Refusal.IssuerUnavailable(retryAfter, detail));
    };
  }

  private Verification accepted(Candidate candidate, VerificationKey key) {
    // the fetch of a key takes its time
    if (!clock.instant().isBefore(candidate.caller().expiresAt())) {
      return refused("expired while it was verified");
    }
    verified.put(
        candidate.name(),
        new VerifiedTokens.Entry(
            candidate.caller(), candidate.token().value().length(), candidate.keys(), key));
    return new Verification.Accepted(candidate.caller());
  }

  private static Verification refused(String detail) {
    return new Verification.Refused(new Refusal.InvalidToken(detail));
  }

  private record Trust(ClaimRules rules, IssuerKeys keys) {}

  private record Candidate(TokenName name, Caller caller, IssuerKeys keys, AccessToken token) {}
}
