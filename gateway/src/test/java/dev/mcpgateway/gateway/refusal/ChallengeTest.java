package dev.mcpgateway.gateway.refusal;

import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.Credential;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final String WHERE =
      "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"";

  private final ProtectedServer server = withScopes();

  @Test
  void saysOnlyWhereToGetATokenIfNoneWasShown() {
    assertThat(bearer(new Refusal.NoCredential(), server)).hasValue("Bearer " + WHERE);
  }

  @Test
  void namesTheScopesOfTheServer() {
    assertThat(bearer(new Refusal.NoCredential(), withScopes("openid", "mcp:read")))
        .hasValue("Bearer " + WHERE + ", scope=\"openid mcp:read\"");
  }

  @Test
  void saysThatTheTokenIsNotAcceptedAndNothingMore() {
    assertThat(bearer(new Refusal.InvalidToken("expired at noon"), withScopes("mcp")))
        .hasValue(
            "Bearer error=\"invalid_token\", "
                + "error_description=\"The access token is not accepted here.\", "
                + WHERE
                + ", scope=\"mcp\"");
  }

  @Test
  void saysThatTheTokenWasSentInAWrongWay() {
    assertThat(bearer(new Refusal.InvalidRequest("two headers"), server))
        .hasValue(
            "Bearer error=\"invalid_request\", "
                + "error_description=\"The access token was not sent as it must be.\", "
                + WHERE);
  }

  @Test
  void asksForTheScopesThatAreMissingAndThoseOfTheServer() {
    Refusal refusal =
        new Refusal.InsufficientScope(List.of("mcp:write", "mcp", "mcp:read"), "rule 1");
    assertThat(bearer(refusal, withScopes("openid", "mcp")))
        .hasValue(
            "Bearer error=\"insufficient_scope\", "
                + "error_description=\"More scopes are needed for this.\", "
                + WHERE
                + ", scope=\"openid mcp mcp:write mcp:read\"");
  }

  @ParameterizedTest
  @MethodSource("othersThanOfCredentials")
  void isAbsentWhereAnotherTokenWouldNotHelp(Refusal refusal) {
    assertThat(bearer(refusal, server)).isEmpty();
  }

  static List<Refusal> othersThanOfCredentials() {
    return Refusals.all().stream()
        .filter(each ->
            !List.of(
                    Reason.NO_CREDENTIAL,
                    Reason.INVALID_TOKEN,
                    Reason.INVALID_REQUEST,
                    Reason.INSUFFICIENT_SCOPE,
                    Reason.INVALID_DPOP_PROOF,
                    Reason.USE_DPOP_NONCE)
                .contains(each.reason()))
        .toList();
  }

  @Test
  void offersEachSchemeThatIsAccepted() {
    assertThat(challenges(Dpop.Mode.ACCEPTED, new Refusal.NoCredential(), null))
        .containsExactly("Bearer " + WHERE, "DPoP " + WHERE + ", algs=\"ES256 RS256\"");
    assertThat(challenges(Dpop.Mode.REQUIRED, new Refusal.NoCredential(), null))
        .containsExactly("DPoP " + WHERE + ", algs=\"ES256 RS256\"");
    assertThat(challenges(Dpop.Mode.OFF, new Refusal.NoCredential(), null))
        .containsExactly("Bearer " + WHERE);
  }

  @Test
  void saysWhatWasWrongWhereTheTokenWasShown() {
    Refusal refusal = new Refusal.InvalidToken("expired at noon");
    String wrong =
        "error=\"invalid_token\", "
            + "error_description=\"The access token is not accepted here.\", "
            + WHERE;
    for (Credential credential : List.of(Credential.BEARER, Credential.COOKIE)) {
      assertThat(challenges(Dpop.Mode.ACCEPTED, refusal, credential))
          .containsExactly("Bearer " + wrong, "DPoP " + WHERE + ", algs=\"ES256 RS256\"");
    }
    assertThat(challenges(Dpop.Mode.ACCEPTED, refusal, Credential.DPOP))
        .containsExactly("Bearer " + WHERE, "DPoP " + wrong + ", algs=\"ES256 RS256\"");
    assertThat(challenges(Dpop.Mode.REQUIRED, refusal, Credential.BEARER))
        .containsExactly("DPoP " + wrong + ", algs=\"ES256 RS256\"");
  }

  @Test
  void saysThatAProofIsNotGoodOrHasNoNonce() {
    assertThat(
            challenges(
                Dpop.Mode.REQUIRED, new Refusal.InvalidProof("shown before"), Credential.DPOP))
        .singleElement()
        .asString()
        .startsWith("DPoP error=\"invalid_dpop_proof\", error_description=\"The proof of")
        .doesNotContain("shown before");
    assertThat(challenges(Dpop.Mode.REQUIRED, new Refusal.NonceNeeded("n0nce"), Credential.DPOP))
        .singleElement()
        .asString()
        .startsWith("DPoP error=\"use_dpop_nonce\", ")
        .doesNotContain("n0nce");
  }

  private List<String> challenges(Dpop.Mode mode, Refusal refusal, @Nullable Credential shown) {
    Dpop dpop = new Dpop(mode, List.of("ES256", "RS256"), Duration.ofMinutes(1), true);
    return new Challenges(new SenderConstraints(Map.of("demo", dpop), false))
        .of(refusal, server, Optional.ofNullable(shown));
  }

  private static Optional<String> bearer(Refusal refusal, ProtectedServer at) {
    return new Challenges(SenderConstraints.NONE)
        .of(refusal, at, Optional.empty()).stream().findFirst();
  }

  private static ProtectedServer withScopes(String... scopes) {
    ProtectedServer plain =
        server("demo", RESOURCE, trusting("https://login.example.com", RESOURCE));
    return new ProtectedServer(
        plain.name(),
        plain.resource(),
        plain.backend(),
        plain.transport(),
        plain.displayName(),
        plain.documentation(),
        plain.authorizationServers(),
        List.of(scopes),
        plain.issuers(),
        plain.accessTokenCookie());
  }
}
