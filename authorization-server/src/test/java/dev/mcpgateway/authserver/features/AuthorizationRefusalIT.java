package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.RunningServer;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizationRefusalIT {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          resource, -, invalid_target
          resource, '', invalid_target
          resource, http://localhost:3001/other, invalid_target
          resource, http://localhost:3001/mcp/, invalid_target
          resource, HTTP://localhost:3001/mcp, invalid_target
          scope, mcp files:write, invalid_scope
          scope, openid, invalid_scope
          scope, offline_access, invalid_scope
          code_challenge, -, invalid_request
          code_challenge, '', invalid_request
          code_challenge, short, invalid_request
          code_challenge_method, -, invalid_request
          code_challenge_method, plain, invalid_request
          response_type, -, invalid_request
          response_type, token, unsupported_response_type
          request, x, request_not_supported
          request_uri, urn:ietf:params:oauth:request_uri:x, request_uri_not_supported
          """)
  void tellsTheClientWhatIsWrongBeforeAnyLogin(String name, @Nullable String value, String error)
      throws Exception {
    Page answer = new Flow().with(name, value).ask();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).startsWith(Flow.REDIRECT + "?error=");
    assertThat(answer.parameters())
        .containsEntry("error", error)
        .containsEntry("state", "s t&te")
        .containsEntry("iss", RunningServer.ISSUER)
        .doesNotContainKey("code");
  }

  @ParameterizedTest
  @CsvSource({
    "scope=mcp, invalid_request",
    "code_challenge=x, invalid_request",
    "unknown=1&unknown=2, invalid_request",
    "resource=http%3A%2F%2Flocalhost%3A3001%2Fmcp, invalid_target",
    "resource=http%3A%2F%2Flocalhost%3A3001%2Fsse, invalid_target"
  })
  void refusesRepeatedParameters(String more, String error) throws Exception {
    Flow flow = new Flow();
    Page answer = flow.browser().get(flow.address() + "&" + more);

    assertThat(answer.location()).startsWith(Flow.REDIRECT + "?error=" + error);
    assertThat(answer.parameters()).containsKeys("state", "iss");
  }

  @Test
  void sendsNoStateBackThatItCannotTell() throws Exception {
    Flow flow = new Flow();
    Page answer = flow.browser().get(flow.address() + "&state=other");

    assertThat(answer.parameters())
        .containsEntry("error", "invalid_request")
        .containsEntry("iss", RunningServer.ISSUER)
        .doesNotContainKey("state");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          client_id, -
          client_id, ''
          client_id, unknown
          redirect_uri, -
          redirect_uri, ''
          redirect_uri, https://evil.example/callback
          redirect_uri, http://localhost.evil.example:54321/callback
          redirect_uri, http://localhost:54321@evil.example/callback
          redirect_uri, http://localhost:54321/callback/../other
          redirect_uri, http://localhost:54321/callback#fragment
          redirect_uri, http://localhost:54321/callback?more=1
          redirect_uri, https://localhost:54321/callback
          redirect_uri, javascript:alert(1)
          redirect_uri, //evil.example/callback
          """)
  void showsAPageWhereNoAddressCanBeTrusted(String name, @Nullable String value) throws Exception {
    for (Flow flow : new Flow[] {new Flow(), new Flow().with("response_type", "token")}) {
      Page answer = flow.with(name, value).ask();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.location()).isEmpty();
      assertThat(answer.html().title()).isEqualTo("Error");
      assertThat(answer.answer().body()).doesNotContain("Exception", "evil.example", "at org.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id=mcp-client", "redirect_uri=https%3A%2F%2Fevil.example"})
  void showsAPageWhereTheAddressIsAmbiguous(String more) throws Exception {
    Flow flow = new Flow();
    Page answer = flow.browser().get(flow.address() + "&" + more);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.location()).isEmpty();
  }

  @Test
  void takesAuthorizationRequestsByGetOnly() throws Exception {
    Flow flow = new Flow();
    flow.consentPage();
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(flow.address()))
            .POST(HttpRequest.BodyPublishers.noBody());

    assertThat(flow.browser().send(post).status()).isEqualTo(403);
  }

  @Test
  void refusesAnAuthorizationRequestInAForm() throws Exception {
    Flow flow = new Flow();
    Page answer =
        flow.browser()
            .submit(flow.consentPage().form("Allow"), "response_type", "code", "scope", "mcp");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.html().text()).contains("by GET");
  }
}
