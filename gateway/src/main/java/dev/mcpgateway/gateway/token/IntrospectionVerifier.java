package dev.mcpgateway.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.Introspection;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.token.introspection.AnswerRules;
import dev.mcpgateway.gateway.token.introspection.Introspected;
import dev.mcpgateway.gateway.token.introspection.IntrospectionClient;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/**
 * Verifies opaque tokens of one server by asking the issuer, and remembers its answers for as long
 * as it may. However many requests show the same token at a time, the issuer is asked once. One
 * that cannot be asked says nothing: a yes that is too old does not become good again by that.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662#section-4">RFC 7662 4</a>
 */
final class IntrospectionVerifier implements TokenVerifier {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Whoever sends garbage makes us forget other garbage. */
  private static final long REMEMBERED_REFUSALS = 10_000;

  private final IntrospectionClient endpoint;
  private final AnswerRules rules;
  private final Introspection times;
  private final VerifiedTokens verified;
  private final Clock clock;
  private final Cache<TokenName, Verification> refused;
  private final ConcurrentMap<TokenName, Mono<Verification>> asking = new ConcurrentHashMap<>();

  IntrospectionVerifier(
      TrustedIssuer issuer, IntrospectionClient endpoint, VerifiedTokens verified, Clock clock) {
    this.endpoint = endpoint;
    this.rules = new AnswerRules(issuer, clock);
    this.times = issuer.introspection().orElseThrow();
    this.verified = verified;
    this.clock = clock;
    this.refused =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_REFUSALS)
            .expireAfterWrite(times.negative())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Mono<Verification> verify(ProtectedServer server, AccessToken token) {
    TokenName name = TokenName.of(server, token);
    Optional<Verification.Accepted> known = verified.find(name);
    if (known.isPresent()) {
      return Mono.just(known.get());
    }
    Verification no = refused.getIfPresent(name);
    return no == null ? ask(name, token) : Mono.just(no);
  }

  @Override
  public Recheck recheck(ProtectedServer server, AccessToken token) {
    TokenName name = TokenName.of(server, token);
    return new Recheck(
        Optional.of(times.recheck()), Mono.defer(() -> ask(name, token)), () -> learned(name));
  }

  /** What a request has found out. */
  private Optional<Refusal> learned(TokenName name) {
    return refused.getIfPresent(name) instanceof Verification.Refused(Refusal refusal)
        ? Optional.of(refusal)
        : Optional.empty();
  }

  /** Asks the issuer whatever is remembered, and remembers what it says now. */
  private Mono<Verification> ask(TokenName name, AccessToken token) {
    return asking.computeIfAbsent(
        name,
        _ ->
            Mono.defer(
                    () -> {
                      // from here on time runs: what comes late was true when it was asked
                      Instant asked = clock.instant();
                      return endpoint.ask(token).map(answer -> judge(name, token, asked, answer));
                    })
                .doOnError(_ -> asking.remove(name))
                .cache());
  }

  private Verification judge(
      TokenName name, AccessToken token, Instant asked, Introspected introspected) {
    Verification verification = judge(introspected);
    switch (verification) {
      case Verification.Accepted accepted -> {
        refused.invalidate(name);
        Instant until = asked.plus(times.positive());
        Instant expiry = accepted.caller().expiresAt();
        verified.put(
            name,
            new VerifiedTokens.Entry(
                accepted,
                token.value().length(),
                until.isBefore(expiry) ? until : expiry,
                () -> true));
      }
      case Verification.Refused(Refusal.InvalidToken _) -> {
        verified.forget(name);
        refused.put(name, verification);
      }
      case Verification.Refused _ -> {
        // neither a yes nor a no: what was known stays so until its time
      }
    }
    // before it is handed out: who comes now finds what is remembered, or asks anew
    asking.remove(name);
    return verification;
  }

  private Verification judge(Introspected introspected) {
    return switch (introspected) {
      case Introspected.Active(Map<String, Object> claims) -> accepted(claims);
      case Introspected.Inactive _ ->
          Verification.Refused.invalid("the issuer says that it is not active");
      case Introspected.Failed(String detail) ->
          new Verification.Refused(
              new Refusal.IssuerUnavailable(PAUSE, "the introspection endpoint: " + detail));
    };
  }

  private Verification accepted(Map<String, Object> claims) {
    try {
      return Verification.Accepted.of(rules.check(claims));
    } catch (InvalidTokenException e) {
      return Verification.Refused.invalid(e.detail());
    }
  }
}
