package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.authserver.testing.Browser;
import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class RefreshIT {

  private final Flow flow = new Flow().with("scope", "mcp mcp:admin");

  @AfterEach
  void returnToThePresent() {
    RunningServer.CLOCK.reset();
  }

  @Test
  void givesAPublicClientANewPairEachTime() throws Exception {
    JsonNode first = flow.tokens();

    JsonNode second = flow.refresh(refreshToken(first)).json();

    assertThat(refreshToken(second)).isNotEmpty().isNotEqualTo(refreshToken(first));
    JWTClaimsSet claims = claims(second);
    assertThat(claims.getAudience()).containsExactly(RunningServer.MCP);
    assertThat(claims.getStringClaim("scope")).isEqualTo("mcp mcp:admin");
    assertThat(claims.getSubject()).isEqualTo("alice@example.com");
    assertThat(claims.getJWTID()).isNotEqualTo(claims(first).getJWTID());
    assertThat(flow.refresh(refreshToken(second)).status()).isEqualTo(200);
  }

  @Test
  void endsTheFamilyWhenATokenIsUsedTwice() throws Exception {
    String first = refreshToken(flow.tokens());
    String second = refreshToken(flow.refresh(first).json());

    Page reused = flow.refresh(first);

    assertThat(error(reused)).isEqualTo("invalid_grant");
    assertThat(reused.json().path("error_description").asString()).contains("used before");
    assertThat(error(flow.refresh(second))).isEqualTo("invalid_grant");
  }

  @Test
  void endsNoOtherFamily() throws Exception {
    String first = refreshToken(flow.tokens());
    String other = refreshToken(new Flow().tokens());
    flow.refresh(first);
    flow.refresh(first);

    assertThat(flow.refresh(other).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          resource, '', invalid_target
          resource, http://localhost:3001/sse, invalid_target
          resource, http://localhost:3001/other, invalid_target
          scope, files:write, invalid_scope
          client_id, '', invalid_client
          client_id, unknown, invalid_client
          refresh_token, unknown, invalid_grant
          refresh_token, unknown.family, invalid_grant
          refresh_token, .x, invalid_grant
          refresh_token, '', invalid_request
          """)
  void refusesARefreshWithAnythingWrongAndLeavesTheTokenGood(
      String name, String value, String error) throws Exception {
    String token = refreshToken(flow.tokens());

    assertThat(error(flow.refresh(token, name, value))).isEqualTo(error);

    assertThat(flow.refresh(token).status()).isEqualTo(200);
  }

  @Test
  void narrowsTheScopeOfOneAccessToken() throws Exception {
    JsonNode narrow = flow.refresh(refreshToken(flow.tokens()), "scope", "mcp").json();

    assertThat(claims(narrow).getStringClaim("scope")).isEqualTo("mcp");
    assertThat(claims(flow.refresh(refreshToken(narrow)).json()).getStringClaim("scope"))
        .isEqualTo("mcp mcp:admin");
  }

  @Test
  void endsWithTheLoginHoweverOftenItRotates() throws Exception {
    String token = refreshToken(flow.tokens());
    RunningServer.CLOCK.pass(Duration.ofHours(7));
    String rotated = refreshToken(flow.refresh(token).json());

    RunningServer.CLOCK.pass(Duration.ofHours(2));

    assertThat(error(flow.refresh(rotated))).isEqualTo("invalid_grant");
  }

  @Test
  void isRevokedByTheClient() throws Exception {
    String token = refreshToken(flow.tokens());

    assertThat(revoke(token, "client_id", "unknown").status()).isEqualTo(401);
    assertThat(revoke(token, "client_id", "mcp-client").status()).isEqualTo(200);

    assertThat(error(flow.refresh(token))).isEqualTo("invalid_grant");
    assertThat(revoke("unknown", "client_id", "mcp-client").status()).isEqualTo(200);
  }

  private static Page revoke(String token, String... more) throws Exception {
    return new Browser()
        .post(RunningServer.ISSUER + "/oauth2/revoke", "token", token, more[0], more[1]);
  }

  private static String refreshToken(JsonNode tokens) {
    return tokens.path("refresh_token").asString();
  }

  private static JWTClaimsSet claims(JsonNode tokens) throws Exception {
    return SignedJWT.parse(tokens.path("access_token").asString()).getJWTClaimsSet();
  }

  private static String error(Page answer) {
    return answer.json().path("error").asString();
  }
}
