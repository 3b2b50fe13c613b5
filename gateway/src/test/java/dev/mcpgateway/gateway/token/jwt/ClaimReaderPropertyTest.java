package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ClaimNames;
import dev.mcpgateway.gateway.testing.Servers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Whatever stands in the claims: nobody gets a name or a right that is not written there. */
final class ClaimReaderPropertyTest {

  private static final String ISSUER = "https://issuer";
  private static final Instant EXPIRES = Instant.parse("2030-01-01T00:00:00Z");
  private static final ClaimRules RULES =
      ClaimRules.withoutHeader(
          Servers.trusting(ISSUER, "us"), Clock.fixed(EXPIRES.minusSeconds(60), ZoneOffset.UTC));

  private final ClaimReader reader = new ClaimReader(ClaimNames.DEFAULT);

  @Property(tries = 2_000)
  void namesWhomTheClaimsNameAndNobodyElse(@ForAll("claims") Map<String, Object> claims) {
    Optional<Caller> caller = read(claims);
    Object subject = claims.get("sub");
    Optional<String> client = client(claims);
    if (subject instanceof String name && !name.isEmpty()) {
      assertThat(caller.map(Caller::id)).hasValue(id(CallerId.Kind.SUBJECT, name));
    } else if (subject == null && client.isPresent()) {
      assertThat(caller.map(Caller::id)).hasValue(id(CallerId.Kind.CLIENT, client.get()));
    } else {
      assertThat(caller).isEmpty();
    }
  }

  @Property(tries = 2_000)
  void grantsOnlyWhatIsWritten(@ForAll("claims") Map<String, Object> claims) {
    read(claims)
        .ifPresent(caller -> {
          Object scope = claims.containsKey("scope") ? claims.get("scope") : claims.get("scp");
          Set<String> words =
              scope instanceof String text
                  ? new HashSet<>(Arrays.asList(text.split(" ")))
                  : texts(scope);
          words.remove("");
          assertThat(caller.scopes()).isEqualTo(words);
          assertThat(caller.groups()).isEqualTo(texts(claims.get("groups")));
          assertThat(caller.audiences()).isEqualTo(texts(claims.get("aud")));
          assertThat(caller.expiresAt()).isEqualTo(EXPIRES);
        });
  }

  @Property(tries = 2_000)
  @StatisticsReport(onFailureOnly = true)
  void isReachedOrRefusedAndNothingElseHappens(
      @ForAll("claims") Map<String, Object> claims,
      @ForAll("rulings") Map<String, Object> rulings) {
    Map<String, Object> all = new HashMap<>(claims);
    all.put("aud", "us");
    all.put("exp", EXPIRES.getEpochSecond());
    all.putAll(rulings);
    Statistics.collect(passes(all));
    Statistics.coverage(coverage -> {
      coverage.check(true).count(each -> each > 0);
      coverage.check(false).count(each -> each > 0);
    });
  }

  @Provide
  Arbitrary<Map<String, Object>> claims() {
    Arbitrary<String> name =
        Arbitraries.of("sub", "aud", "scope", "scp", "groups", "azp", "client_id", "other");
    return Arbitraries.maps(name, value()).ofMaxSize(8);
  }

  /** What the rules before it look at. */
  @Provide
  Arbitrary<Map<String, Object>> rulings() {
    Arbitrary<String> name =
        Arbitraries.of("aud", "exp", "iat", "nbf", "cnf", "token_use", "typ", "nonce");
    return Arbitraries.maps(name, value()).ofMaxSize(2);
  }

  private static Arbitrary<Object> value() {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("ab \u00e9\n").ofMaxLength(6).asGeneric(),
            Arbitraries.strings().ofMaxLength(20).asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    return Arbitraries.recursive(
        () -> scalar,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(Arbitraries.of("a", "b"), inner).asGeneric()),
        0,
        2);
  }

  private static boolean passes(Map<String, Object> claims) {
    try {
      RULES.check(claims);
      return true;
    } catch (InvalidTokenException e) {
      assertThat(e.detail()).matches("[\\x20-\\x7e]+");
      return false;
    }
  }

  private Optional<Caller> read(Map<String, Object> claims) {
    Jwt jwt =
        Jwt.withTokenValue("token")
            .header("alg", "RS256")
            .claim("iss", ISSUER)
            .claims(all -> all.putAll(claims))
            .expiresAt(EXPIRES)
            .build();
    try {
      return Optional.of(reader.caller(ISSUER, jwt));
    } catch (InvalidTokenException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> client(Map<String, Object> claims) {
    return List.of("azp", "client_id").stream()
        .flatMap(name -> texts(claims.get(name) instanceof String text ? text : null).stream())
        .findFirst();
  }

  private static CallerId id(CallerId.Kind kind, String value) {
    return new CallerId(ISSUER, kind, value);
  }

  /** The texts that a claim holds: itself, or those directly in it. */
  private static Set<String> texts(@Nullable Object claim) {
    List<?> values =
        claim instanceof List<?> many ? many : claim == null ? List.of() : List.of(claim);
    return values.stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
