package dev.mcpgateway.gateway.refusal;

import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.List;
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
    assertThat(Challenge.of(new Refusal.NoCredential(), server)).hasValue("Bearer " + WHERE);
  }

  @Test
  void namesTheScopesOfTheServer() {
    assertThat(Challenge.of(new Refusal.NoCredential(), withScopes("openid", "mcp:read")))
        .hasValue("Bearer " + WHERE + ", scope=\"openid mcp:read\"");
  }

  @Test
  void saysThatTheTokenIsNotAcceptedAndNothingMore() {
    assertThat(Challenge.of(new Refusal.InvalidToken("expired at noon"), withScopes("mcp")))
        .hasValue(
            "Bearer error=\"invalid_token\", "
                + "error_description=\"The access token is not accepted here.\", "
                + WHERE
                + ", scope=\"mcp\"");
  }

  @Test
  void saysThatTheTokenWasSentInAWrongWay() {
    assertThat(Challenge.of(new Refusal.InvalidRequest("two headers"), server))
        .hasValue(
            "Bearer error=\"invalid_request\", "
                + "error_description=\"The access token was not sent as it must be.\", "
                + WHERE);
  }

  @Test
  void asksForTheScopesThatAreMissingAndThoseOfTheServer() {
    Refusal refusal =
        new Refusal.InsufficientScope(List.of("mcp:write", "mcp", "mcp:read"), "rule 1");
    assertThat(Challenge.of(refusal, withScopes("openid", "mcp")))
        .hasValue(
            "Bearer error=\"insufficient_scope\", "
                + "error_description=\"More scopes are needed for this.\", "
                + WHERE
                + ", scope=\"openid mcp mcp:write mcp:read\"");
  }

  @ParameterizedTest
  @MethodSource("othersThanOfCredentials")
  void isAbsentWhereAnotherTokenWouldNotHelp(Refusal refusal) {
    assertThat(Challenge.of(refusal, server)).isEmpty();
  }

  static List<Refusal> othersThanOfCredentials() {
    return Refusals.all().stream()
        .filter(each ->
            !List.of(
                    Reason.NO_CREDENTIAL,
                    Reason.INVALID_TOKEN,
                    Reason.INVALID_REQUEST,
                    Reason.INSUFFICIENT_SCOPE)
                .contains(each.reason()))
        .toList();
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
