package dev.mcpgateway.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signed statements of the gateway to a backend about who calls. Each serves all requests of one
 * caller to one server for half of its life, so that a signature is not made for each request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 */
public final class Assertions {

  /** So that neither a token nor an ID token is mistaken for one, nor the other way round. */
  static final String TYPE = "mcp-caller+jwt";

  static final Duration LIFE = Duration.ofSeconds(60);

  private static final int REMEMBERED = 10_000;

  private final SigningKeys keys;
  private final Clock clock;
  private final SecureRandom random;
  private final JWSSigner signer;
  private final Cache<For, Signed> signed =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  public Assertions(SigningKeys keys, Clock clock, SecureRandom random) {
    this.keys = keys;
    this.clock = clock;
    this.random = random;
    try {
      signer = new DefaultJWSSignerFactory().createJWSSigner(keys.current(), keys.algorithm());
      signer.getJCAContext().setSecureRandom(random);
    } catch (JOSEException e) {
      throw new IllegalStateException("a key that was checked", e);
    }
  }

  /** An assertion that is good for half a minute at least, if the caller's token is. */
  Mono<String> of(AssertionTarget target, Caller caller) {
    var key = new For(target, caller);
    Signed known = signed.getIfPresent(key);
    if (known != null && clock.instant().isBefore(known.renewal())) {
      return Mono.just(known.jwt());
    }
    return Mono.fromCallable(() -> sign(key))
        .doOnNext(each -> signed.put(key, each))
        .map(Signed::jwt)
        // a signature costs more than all the rest of a request
        .subscribeOn(Schedulers.boundedElastic())
        .publishOn(Schedulers.parallel());
  }

  private Signed sign(For key) throws JOSEException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant tokenEnd = key.caller().expiresAt();
    Instant latest = now.plus(LIFE);
    Instant end = tokenEnd.isBefore(latest) ? tokenEnd.plusMillis(999) : latest;
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(keys.algorithm())
                .type(new JOSEObjectType(TYPE))
                .keyID(keys.current().getKeyID())
                .build(),
            claims(key, now, end));
    jwt.sign(signer);
    return new Signed(jwt.serialize(), now.plus(LIFE.dividedBy(2)));
  }

  private JWTClaimsSet claims(For key, Instant now, Instant end) {
    Caller caller = key.caller();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(key.target().issuer())
            .audience(key.target().audience())
            .subject(caller.id().kind() == Kind.SUBJECT ? caller.id().value() : null)
            .claim("token_issuer", caller.id().issuer())
            .claim("client_id", Callers.client(caller).orElse(null))
            .claim("scope", scope(caller))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(end))
            .jwtID(id());
    if (!caller.groups().isEmpty()) {
      claims.claim("groups", sorted(caller.groups()));
    }
    return claims.build();
  }

  private static @Nullable String scope(Caller caller) {
    return caller.scopes().isEmpty() ? null : String.join(" ", sorted(caller.scopes()));
  }

  private static List<String> sorted(Set<String> texts) {
    return texts.stream().sorted().toList();
  }

  private String id() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What backends and their libraries fetch. */
  Map<String, Object> published() {
    return keys.published().toJSONObject();
  }

  private record For(AssertionTarget target, Caller caller) {}

  private record Signed(String jwt, Instant renewal) {}
}
