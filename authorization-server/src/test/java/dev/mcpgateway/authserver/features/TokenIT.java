package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.authserver.testing.Browser;
import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.RunningServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class TokenIT {

  private final Flow flow = new Flow();

  @Test
  void refusesACodeForAnotherResourceThanWasGranted() throws Exception {
    String code = flow.code();

    assertThat(error(flow.redeem(code, "resource", RunningServer.SSE))).isEqualTo("invalid_target");
    // nothing was redeemed
    assertThat(flow.redeem(code).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          resource, '', invalid_target
          resource, http://localhost:3001/other, invalid_target
          resource, http://evil.example/, invalid_target
          code_verifier, '', invalid_grant
          code_verifier, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, invalid_grant
          redirect_uri, '', invalid_grant
          redirect_uri, http://localhost:54322/callback, invalid_grant
          code, unknown, invalid_grant
          code, '', invalid_grant
          client_id, '', invalid_client
          client_id, unknown, invalid_client
          client_secret, x, invalid_client
          client_assertion, x, invalid_client
          grant_type, '', invalid_request
          grant_type, client_credentials, unsupported_grant_type
          grant_type, password, unsupported_grant_type
          grant_type, urn:ietf:params:oauth:grant-type:token-exchange, unsupported_grant_type
          grant_type, urn:ietf:params:oauth:grant-type:device_code, unsupported_grant_type
          """)
  void refusesACodeWithAnythingWrong(String name, String value, String error) throws Exception {
    Page answer = flow.redeem(flow.code(), name, value);

    assertThat(error(answer)).isEqualTo(error);
    assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "resource, http://localhost:3001/mcp, invalid_target",
    "grant_type, authorization_code, invalid_request",
    "client_id, mcp-client, invalid_request",
    "unknown, x, invalid_request"
  })
  void refusesRepeatedParameters(String name, String value, String error) throws Exception {
    Page answer =
        new Browser()
            .post(
                RunningServer.ISSUER + "/oauth2/token",
                "grant_type",
                "authorization_code",
                "code",
                flow.code(),
                "redirect_uri",
                Flow.REDIRECT,
                "client_id",
                "mcp-client",
                "code_verifier",
                Flow.VERIFIER,
                "resource",
                RunningServer.MCP,
                name,
                value,
                name,
                value);

    assertThat(error(answer)).isEqualTo(error);
  }

  @Test
  void refusesParametersInTheQuery() throws Exception {
    Page answer =
        new Browser()
            .post(RunningServer.ISSUER + "/oauth2/token?client_id=mcp-client", "code", "x");

    assertThat(error(answer)).isEqualTo("invalid_request");
  }

  @Test
  void answersAnAuthorizationHeaderWithAChallenge() throws Exception {
    Page answer =
        new Browser()
            .send(
                HttpRequest.newBuilder(URI.create(RunningServer.ISSUER + "/oauth2/token"))
                    .header("Authorization", "Basic bWNwLWNsaWVudDp4")
                    .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
  }

  @Test
  void endsEverythingWhenACodeIsUsedTwice() throws Exception {
    String code = flow.code();
    JsonNode tokens = flow.redeem(code).json();

    assertThat(error(flow.redeem(code))).isEqualTo("invalid_grant");

    assertThat(error(flow.refresh(refreshToken(tokens)))).isEqualTo("invalid_grant");
  }

  @Test
  void redeemsACodeOnceHoweverManyTry() throws Exception {
    String code = flow.code();
    Callable<Integer> redemption = () -> flow.redeem(code).status();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int redeemed = 0;
      for (Future<Integer> status :
          threads.invokeAll(List.of(redemption, redemption, redemption, redemption))) {
        redeemed += status.get() == 200 ? 1 : 0;
      }
      assertThat(redeemed).isEqualTo(1);
    }
  }

  @Test
  void givesATokenForEachResource() throws Exception {
    Page answer =
        flow.redeem(flow.with("resource", RunningServer.SSE).code(), "resource", RunningServer.SSE);

    SignedJWT token = SignedJWT.parse(answer.json().path("access_token").asString());
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(RunningServer.SSE);
  }

  private static String refreshToken(JsonNode tokens) {
    return tokens.path("refresh_token").asString();
  }

  private static String error(Page answer) {
    return answer.json().path("error").asString();
  }
}
