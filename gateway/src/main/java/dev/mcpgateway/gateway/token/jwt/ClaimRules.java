package dev.mcpgateway.gateway.token.jwt;

import dev.mcpgateway.gateway.resource.TrustedIssuer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What one server demands of the tokens of one issuer, their signature aside. */
public final class ClaimRules {

  private static final List<String> TIMES = List.of("exp", "nbf", "iat");

  /** Of a token without a header of its own. */
  private static final Map<String, Object> NO_HEADER = Map.of("alg", "none");

  private final TrustedIssuer issuer;
  private final OAuth2TokenValidator<Jwt> rules;
  private final ClaimReader reader;

  private ClaimRules(TrustedIssuer issuer, Set<String> types, Clock clock) {
    this.issuer = issuer;
    this.rules =
        new DelegatingOAuth2TokenValidator<>(
            new KindRule(types),
            new AudienceRule(issuer.claims().audience(), issuer.audiences()),
            new TimeRule(clock, issuer.clockSkew()));
    this.reader = new ClaimReader(issuer.claims());
  }

  public ClaimRules(TrustedIssuer issuer, Clock clock) {
    this(issuer, issuer.tokenTypes(), clock);
  }

  /** The same for tokens that are no JWTs: what a header would have to say is not asked. */
  public static ClaimRules withoutHeader(TrustedIssuer issuer, Clock clock) {
    return new ClaimRules(issuer, Set.of(), clock);
  }

  /** What the token says, if its signature is good. */
  public Claimed check(CompactJwt token) throws InvalidTokenException {
    if (!issuer.algorithms().contains(token.algorithm().getName())) {
      throw new InvalidTokenException(
          "alg is " + Printable.of(token.algorithm()) + ", which is not among those allowed");
    }
    return check(token.header(), token.claims());
  }

  /** What the issuer says of a token that says nothing itself. */
  public Claimed check(Map<String, Object> claims) throws InvalidTokenException {
    return check(NO_HEADER, claims);
  }

  private Claimed check(Map<String, Object> header, Map<String, Object> claims)
      throws InvalidTokenException {
    Jwt jwt = jwt(header, claims);
    OAuth2TokenValidatorResult result = rules.validate(jwt);
    if (result.hasErrors()) {
      throw new InvalidTokenException(
          result.getErrors().stream()
              .map(OAuth2Error::getDescription)
              .collect(Collectors.joining("; ")));
    }
    return new Claimed(reader.caller(issuer.issuer(), jwt), Confirmation.of(claims));
  }

  private static Jwt jwt(Map<String, Object> header, Map<String, Object> given)
      throws InvalidTokenException {
    Map<String, Object> claims = new HashMap<>(given);
    for (String name : TIMES) {
      Optional<Instant> time = NumericDate.find(claims, name);
      time.ifPresent(instant -> claims.put(name, instant));
    }
    if (claims.get("exp") instanceof Instant exp
        && claims.get("iat") instanceof Instant iat
        && !exp.isAfter(iat)) {
      throw new InvalidTokenException("exp is not after iat");
    }
    // a value object among rules that need no text: so it cannot leave by this way
    return Jwt.withTokenValue("hidden")
        .headers(all -> all.putAll(header))
        .claims(all -> all.putAll(claims))
        .build();
  }
}
