package dev.mcpgateway.gateway.token.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ClaimNames;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.token.jwt.Confirmation;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {

  private static final String ISSUER = "https://login.example.com";
  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final long NOW = 1_800_000_000;
  private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

  private final MutableClock clock = new MutableClock(Instant.ofEpochSecond(NOW));
  private final TrustedIssuer issuer = Servers.trusting(ISSUER, RESOURCE);
  private final AnswerRules rules = new AnswerRules(issuer, clock);
  private final Map<String, Object> claims =
      new HashMap<>(
          Map.of(
              "active",
              true,
              "iss",
              ISSUER,
              "sub",
              "alice",
              "client_id",
              "mcp-client",
              "aud",
              RESOURCE,
              "scope",
              "mcp mcp:admin",
              "exp",
              NOW + 60));

  @Test
  void readsTheCaller() throws InvalidTokenException {
    assertThat(rules.check(claims).caller())
        .isEqualTo(
            new Caller(
                new CallerId(ISSUER, CallerId.Kind.SUBJECT, "alice"),
                Optional.of("mcp-client"),
                Set.of("mcp", "mcp:admin"),
                Set.of(),
                Set.of(RESOURCE),
                Instant.ofEpochSecond(NOW + 60)));
    assertThat(rules.check(claims).confirmation()).isEqualTo(Confirmation.NONE);
  }

  @Test
  void needsNoIssuerAndNoType() throws InvalidTokenException {
    claims.remove("iss");
    assertThat(rules.check(claims).caller().id().issuer()).isEqualTo(ISSUER);
    for (String type : List.of("Bearer", "bearer", "BEARER")) {
      claims.put("token_type", type);
      assertThat(rules.check(claims).caller().id().value()).isEqualTo("alice");
    }
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    assertRefused("iss", "https://else.example.com", "iss is https://else.example.com");
    assertRefused("iss", ISSUER + "/", "iss is");
    assertRefused("iss", List.of(ISSUER), "iss is");
  }

  @Test
  void refusesATokenForSomebodyElseOrNobody() {
    assertRefused("aud", "https://other.example.com/mcp", "aud is");
    assertRefused("aud", List.of(), "no aud");
    claims.remove("aud");
    assertRefused("x", "y", "no aud");
  }

  @Test
  void takesTheAudienceFromWhereTheOperatorSays() throws InvalidTokenException {
    claims.remove("aud");
    TrustedIssuer byClient =
        new TrustedIssuer(
            ISSUER,
            Optional.empty(),
            Set.of("mcp-client"),
            issuer.algorithms(),
            Set.of("at+jwt"),
            issuer.clockSkew(),
            new ClaimNames(
                List.of("aud", "client_id"), List.of("scope"), List.of(), List.of("client_id")),
            Optional.empty());
    assertThat(new AnswerRules(byClient, clock).check(claims).caller().id().value())
        .isEqualTo("alice");
  }

  @Test
  void refusesATokenThatIsNotOfNow() {
    assertRefused("exp", NOW, "expired");
    assertRefused("exp", "never", "exp");
    assertRefused("exp", NOW + 60, "nbf", NOW + 31, "not valid before");
    assertRefused("exp", NOW + 60, "iat", NOW + 31, "issued in the future");
    claims.remove("exp");
    assertRefused("x", "y", "no exp");
  }

  @Test
  void refusesOtherTokens() {
    assertRefused("token_type", "refresh_token", "token_type is refresh_token");
    assertRefused("token_type", "N_A", "token_type is N_A");
    assertRefused("token_type", List.of("Bearer"), "token_type is");
    assertRefused("token_type", "", "token_type is");
    claims.remove("token_type");
    assertRefused("token_use", "refresh_token", "token_use is");
    claims.remove("token_use");
    assertRefused("typ", "Refresh", "typ is");
    claims.remove("typ");
    assertRefused("sub", 7, "sub");
  }

  @Test
  void readsWhatTheHolderMustProve() throws InvalidTokenException {
    claims.put("token_type", "DPoP");
    assertRefused("x", "y", "cnf names no key");
    claims.put("cnf", Map.of("jkt", THUMBPRINT));
    assertThat(rules.check(claims).confirmation().key()).hasValue(THUMBPRINT);
    assertRefused("cnf", Map.of("x5t#S256", THUMBPRINT), "cnf names no key");
    assertRefused("cnf", Map.of("jwk", Map.of()), "cannot be checked");
  }

  private void assertRefused(String claim, Object value, String other, Object second, String says) {
    claims.put(other, second);
    assertRefused(claim, value, says);
    claims.remove(other);
  }

  private void assertRefused(String claim, Object value, String says) {
    claims.put(claim, value);
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> rules.check(claims))
        .withMessageContaining(says);
  }
}
