package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.testing.Tokens;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRulesTest {

  private static final String ISSUER = "https://login.example.com";
  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final RSAKey KEY = FakeIssuer.rsaKey();
  private static final long NOW = 1_800_000_000;

  private final MutableClock clock = new MutableClock(Instant.ofEpochSecond(NOW));
  private final ClaimRules rules = new ClaimRules(Servers.trusting(ISSUER, RESOURCE), clock);

  @Test
  void readsTheCaller() throws InvalidTokenException {
    Caller caller =
        check(
            token()
                .withScope("mcp  other mcp ")
                .with("groups", List.of("mcp-users", "staff"))
                .forAudience("else", RESOURCE));
    assertThat(caller)
        .isEqualTo(
            new Caller(
                new CallerId(ISSUER, CallerId.Kind.SUBJECT, "alice"),
                Optional.of("mcp-client"),
                Set.of("mcp", "other"),
                Set.of("mcp-users", "staff"),
                Set.of("else", RESOURCE),
                Instant.ofEpochSecond(NOW + 600)));
  }

  @ParameterizedTest
  @MethodSource
  void readsScopesHoweverTheyAreWritten(Map<String, Object> claims, Set<String> expected)
      throws InvalidTokenException {
    Tokens token = token();
    claims.forEach(token::with);
    assertThat(check(token).scopes()).isEqualTo(expected);
  }

  static Stream<Arguments> readsScopesHoweverTheyAreWritten() {
    return Stream.of(
        arguments(Map.of(), Set.of()),
        arguments(Map.of("scope", ""), Set.of()),
        arguments(Map.of("scope", " "), Set.of()),
        arguments(Map.of("scope", "a b"), Set.of("a", "b")),
        arguments(Map.of("scope", List.of("a", "b", "a")), Set.of("a", "b")),
        arguments(Map.of("scp", "a b"), Set.of("a", "b")),
        arguments(Map.of("scp", List.of("a")), Set.of("a")),
        arguments(Map.of("scope", "a", "scp", "b"), Set.of("a")),
        arguments(Map.of("scope", List.of(1, "a", Map.of(), "")), Set.of("a")),
        arguments(Map.of("scope", 7), Set.of()),
        arguments(Map.of("scope", Map.of("a", "b")), Set.of()));
  }

  @ParameterizedTest
  @MethodSource
  void readsTheClient(Map<String, Object> claims, String expected) throws InvalidTokenException {
    Tokens token = token().without("client_id");
    claims.forEach(token::with);
    assertThat(check(token).client().orElse("")).isEqualTo(expected);
  }

  static Stream<Arguments> readsTheClient() {
    return Stream.of(
        arguments(Map.of("azp", "a", "client_id", "b"), "a"),
        arguments(Map.of("client_id", "b"), "b"),
        arguments(Map.of("azp", "", "client_id", "b"), "b"),
        arguments(Map.of("azp", 7, "client_id", "b"), "b"),
        // as Dex writes it, where the audience is the client alone
        arguments(Map.of(), RESOURCE),
        arguments(Map.of("aud", List.of(RESOURCE, "c")), ""));
  }

  @Test
  void keepsAClientApartFromAUserOfTheSameName() throws InvalidTokenException {
    assertThat(check(token().without("sub").with("azp", "alice")).id())
        .isEqualTo(new CallerId(ISSUER, CallerId.Kind.CLIENT, "alice"));
    assertThat(check(token()).id()).isEqualTo(new CallerId(ISSUER, CallerId.Kind.SUBJECT, "alice"));
  }

  @Test
  void refusesATokenThatStandsForNobody() {
    // the audience names a client only by guess: good enough for a rule, not for an identity
    assertRefused(token().without("sub").without("client_id"), "neither sub nor");
    assertRefused(token().with("sub", ""), "sub");
    assertRefused(token().with("sub", 7), "sub");
    assertRefused(token().with("sub", List.of("alice")), "sub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
  void acceptsTheTypesOfAccessTokens(String type) throws InvalidTokenException {
    assertThat(check(token().withType(type)).id().value()).isEqualTo("alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "logout+jwt",
        "dpop+jwt",
        "oauth-id-jag+jwt",
        "secevent+jwt",
        "id+jwt",
        "JWE",
        "application/jwt",
        "at+jwt ",
        "token-introspection+jwt",
        "client-authentication+jwt"
      })
  void refusesTheTypesOfOtherTokens(String type) {
    assertRefused(token().withType(type), "typ is");
  }

  @Test
  void refusesATypeThatIsNoText() {
    assertRefused(token().withHeader("typ", 7), "typ is");
    assertRefused(token().withHeader("typ", List.of("JWT")), "typ is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "id_token", "refresh_token", ""})
  void refusesAPayloadThatSaysItIsAnotherToken(String type) {
    assertRefused(token().with("typ", type), "payload's typ is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "at+jwt", "access_token"})
  void acceptsAPayloadThatSaysItIsAnAccessToken(String type) throws InvalidTokenException {
    assertThat(check(token().with("typ", type)).id().value()).isEqualTo("alice");
  }

  @Test
  void refusesOtherTokensThatSaySoByTheirClaims() throws InvalidTokenException {
    assertRefused(token().with("c_hash", "x"), "c_hash");
    assertRefused(token().with("events", Map.of()), "events");
    assertRefused(token().with("cnf", Map.of("jkt", "x")), "cnf");
    assertRefused(token().with("token_use", "id"), "token_use");
    assertThat(check(token().with("token_use", "access")).id().value()).isEqualTo("alice");
  }

  @ParameterizedTest
  @MethodSource
  void refusesAnAudienceThatIsNotOurs(Object audience) {
    assertRefused(token().with("aud", audience), "aud");
  }

  static Stream<Object> refusesAnAudienceThatIsNotOurs() {
    return Stream.of(
        "",
        "https://other.example.com/mcp",
        RESOURCE + "/",
        RESOURCE + " other",
        RESOURCE.toUpperCase(Locale.ROOT),
        "https://mcp.example.com",
        List.of(),
        List.of("a", "b"),
        List.of(7),
        List.of(List.of(RESOURCE)),
        Map.of(RESOURCE, true),
        7);
  }

  @Test
  void refusesATokenWithoutAudience() {
    assertRefused(token().without("aud"), "no aud");
  }

  @Test
  void countsExpiryExactly() throws InvalidTokenException {
    assertRefused(token().with("iat", NOW - 9).with("exp", NOW), "expired");
    assertRefused(token().with("iat", NOW - 9).with("exp", NOW - 1), "expired");
    assertThat(check(token().with("exp", NOW + 1)).expiresAt())
        .isEqualTo(Instant.ofEpochSecond(NOW + 1));
    assertThat(check(token().with("exp", NOW + 0.5)).expiresAt())
        .isEqualTo(Instant.ofEpochMilli(NOW * 1000 + 500));
  }

  @Test
  void refusesATokenWithoutExpiry() {
    assertRefused(token().without("exp"), "no exp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "iat"})
  void allowsForTheSkewOfTheIssuersClock(String claim) throws InvalidTokenException {
    assertThat(check(token().with(claim, NOW + 30)).id().value()).isEqualTo("alice");
    assertRefused(token().with(claim, NOW + 31), String.valueOf(Instant.ofEpochSecond(NOW + 31)));
  }

  @Test
  void needsNeitherNotBeforeNorIssuedAt() throws InvalidTokenException {
    assertThat(check(token().without("iat").without("nbf")).id().value()).isEqualTo("alice");
  }

  @Test
  void refusesATokenThatExpiresBeforeItWasIssued() {
    assertRefused(token().with("iat", NOW + 20).with("exp", NOW + 10), "exp is not after iat");
    assertRefused(token().with("iat", NOW + 10).with("exp", NOW + 10), "exp is not after iat");
  }

  @ParameterizedTest
  @MethodSource
  void refusesTimesThatAreNone(String claim, Object value) {
    assertRefused(token().with(claim, value), claim);
  }

  static Stream<Arguments> refusesTimesThatAreNone() {
    return Stream.of("exp", "nbf", "iat")
        .flatMap(claim ->
            Stream.of(
                    "1800000600",
                    "",
                    "never",
                    true,
                    -1,
                    -0.5,
                    253_402_300_800L,
                    Long.MAX_VALUE,
                    BigInteger.TEN.pow(30),
                    1e300,
                    List.of(1_800_000_600),
                    Map.of())
                .map(value -> arguments(claim, value)));
  }

  @Test
  void refusesNumbersBeyondAllNumbers() {
    assertRefused(token().withRawPayload("{\"iss\":\"" + ISSUER + "\",\"exp\":1e999}"), "exp");
    assertRefused(
        token().withRawPayload("{\"iss\":\"" + ISSUER + "\",\"exp\":1e999999999}"), "exp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "NONE", "HS256", "RS384", "rs256", "ES256K", "", "RS256 "})
  void refusesAnAlgorithmThatIsNotListed(String algorithm) {
    assertRefused(token().withHeader("alg", algorithm), "alg is");
  }

  @ParameterizedTest
  @MethodSource
  void readsOrRefusesNonsenseAndDoesNothingElse(String claim, Object value) {
    try {
      assertThat(check(token().with(claim, value)).id().issuer()).isEqualTo(ISSUER);
      assertThat(check(token().withHeader(claim, value)).id().issuer()).isEqualTo(ISSUER);
    } catch (InvalidTokenException e) {
      assertThat(e.detail()).isNotBlank();
    }
  }

  static Stream<Arguments> readsOrRefusesNonsenseAndDoesNothingElse() {
    List<Object> nonsense =
        List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            0,
            -1,
            1e300,
            true,
            List.of(),
            Map.of(),
            List.of(List.of()),
            Map.of("a", List.of(1)),
            List.of(true, "a"),
            "x".repeat(5000));
    return Stream.of(
            "sub",
            "aud",
            "azp",
            "client_id",
            "scope",
            "scp",
            "groups",
            "jti",
            "typ",
            "kid",
            "alg",
            "token_use",
            "exp",
            "iat",
            "nbf",
            "x5c",
            "jwk",
            "cty",
            "zip",
            "")
        .flatMap(claim -> nonsense.stream().map(value -> arguments(claim, value)));
  }

  @Test
  void tellsWhatCameAsFarAsItIsPrintable() {
    assertRefused(
        token().with("aud", "evil\"\\\n\u001b\u00e4" + "x".repeat(1000)), "aud is [evil?????xxx");
  }

  private Tokens token() {
    return Tokens.of(ISSUER, KEY, RESOURCE, clock);
  }

  private Caller check(Tokens token) throws InvalidTokenException {
    // the rules do not look at the signature, so it may be one that the algorithm cannot have
    return rules.check(CompactJwt.parse(token.withSignature("c2ln"))).caller();
  }

  private void assertRefused(Tokens token, String detail) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> check(token))
        .satisfies(e ->
            assertThat(e.detail()).contains(detail).matches("[\\x20-\\x7e]*").hasSizeLessThan(400));
  }
}
