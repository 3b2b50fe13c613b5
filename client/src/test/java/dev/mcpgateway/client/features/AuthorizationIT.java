package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CL-6, CL-10 to CL-14, CL-16: what is asked of the authorization server, and which answer counts.
 */
final class AuthorizationIT {

  @AutoClose private final Demo demo = new Demo();

  @Test
  void asksByCodeWithPkceStateResourceAndTheChallengesScope() {
    demo.mcp().metadata().putArray("scopes_supported").add("other");

    assertThat(demo.connect().code()).isZero();
    Map<String, String> query = demo.as().server().calls("/authorize").getFirst().query();
    assertThat(query)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "mcp-client")
        .containsEntry("scope", "mcp:tools")
        .containsEntry("resource", demo.mcp().server().base() + "/mcp")
        .containsEntry("code_challenge_method", "S256");
    assertThat(query.get("redirect_uri")).matches("http://localhost:\\d+/callback");
    assertThat(query.get("state")).hasSize(32);
    assertThat(query.get("code_challenge")).hasSize(43);
    assertThat(demo.as().server().calls("/token").getFirst().form())
        .containsEntry("client_id", "mcp-client")
        .containsEntry("resource", demo.mcp().server().base() + "/mcp")
        .containsEntry("redirect_uri", query.get("redirect_uri"));
  }

  @Test
  void asksForAllScopesOfTheMetadataWhereTheChallengeNamesNone() {
    demo.mcp().challenge("Bearer");
    demo.mcp().metadata().putArray("scopes_supported").add("a").add("b");

    assertThat(demo.connect().code()).isZero();
    assertThat(demo.as().server().calls("/authorize").getFirst().query())
        .containsEntry("scope", "a b");
  }

  @Test
  void asksForNoScopeThatNobodyNamed() {
    demo.mcp().challenge("");

    assertThat(demo.connect().code()).isZero();
    assertThat(demo.as().server().calls("/authorize").getFirst().query())
        .doesNotContainKey("scope");
  }

  @Test
  void asksForTheScopesOfTheUser() {
    assertThat(demo.connect("--scope", "x y").code()).isZero();
    assertThat(demo.as().server().calls("/authorize").getFirst().query())
        .containsEntry("scope", "x y");
  }

  @ParameterizedTest
  @CsvSource({
    "true, ''",
    "true, https://evil.example",
    "true, ISSUER/",
    "false, https://evil.example",
    "false, ISSUER/"
  })
  void redeemsNoCodeOfAnotherIssuer(boolean isPromised, String iss) {
    promise(isPromised);
    answer(iss.isEmpty() ? "" : "&iss=" + iss.replace("ISSUER", demo.as().issuer()));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 5", "iss to be exactly");
    demo.assertNoTokenRequest();
  }

  @Test
  void showsNoErrorOfAnotherIssuer() {
    demo.as()
        .server()
        .on(
            "/authorize",
            call ->
                Answer.redirect(
                    call.query().get("redirect_uri")
                        + "?error=hidden_error&error_description=hidden_words&state="
                        + call.query().get("state")
                        + "&iss=https://evil.example"));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.out() + outcome.err()).doesNotContain("hidden");
    demo.assertNoTokenRequest();
  }

  @ParameterizedTest
  @CsvSource({"false, ''", "false, ISSUER", "true, ISSUER"})
  void redeemsACodeOfTheIssuerThatWasAsked(boolean isPromised, String iss) {
    promise(isPromised);
    answer(
        iss.isEmpty()
            ? ""
            : "&iss=" + FakeAuthorizationServer.encode(iss.replace("ISSUER", demo.as().issuer())));

    assertThat(demo.connect().code()).isZero();
  }

  @Test
  void endsAtOnceIfTheAnswerHasAnotherState() {
    demo.as()
        .server()
        .on(
            "/authorize",
            call -> Answer.redirect(call.query().get("redirect_uri") + "?code=c&state=other"));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("another state");
    demo.assertNoTokenRequest();
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, Agree",
    "invalid_scope, --scope",
    "unauthorized_client, client id",
    "invalid_target, resource",
    "server_error, log"
  })
  void saysWhatToChangeWhenItIsDenied(String error, String change) {
    demo.as()
        .server()
        .on(
            "/authorize",
            call ->
                Answer.redirect(
                    call.query().get("redirect_uri")
                        + "?error="
                        + error
                        + "&error_description=So+it+is&state="
                        + call.query().get("state")
                        + "&iss="
                        + FakeAuthorizationServer.encode(demo.as().issuer())));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Stopped at step 5", error + " So it is", change);
    demo.assertNoTokenRequest();
  }

  @Test
  void takesTwoCodesForNone() {
    answer("&code=other&iss=" + FakeAuthorizationServer.encode(demo.as().issuer()));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("more than once");
    demo.assertNoTokenRequest();
  }

  @Test
  void waitsNoLongerThanItMay() {
    Outcome outcome =
        Demo.run(
            "connect",
            demo.mcp().server().base() + "/mcp",
            "--login-as=",
            "--no-browser",
            "--timeout=1");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out())
        .contains("Open this address", demo.as().server().base() + "/authorize?");
    assertThat(outcome.err()).contains("within 1 seconds", "--timeout");
  }

  @Test
  void saysWhatTheTokenEndpointRefuses() {
    demo.as()
        .server()
        .on(
            "/token",
            _ -> new Answer(400, List.of(), Answer.json("{\"error\":\"invalid_target\"}").body()));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Stopped at step 6", "400 invalid_target");
  }

  @Test
  void followsNoRedirectWithACode() {
    demo.as().server().on("/token", _ -> Answer.redirect(demo.as().server().base() + "/other"));

    assertThat(demo.connect().code()).isEqualTo(5);
    assertThat(demo.requests()).doesNotContain("as POST /other", "as GET /other");
  }

  @Test
  void assumesNoClientIdAtAServerElsewhere() {
    demo.mcp().metadata().putArray("authorization_servers").add("https://as.example:443");

    Outcome outcome =
        demo.connect("--connect-to", "as.example:443:127.0.0.1:1", "--client-id", "c");

    assertThat(outcome.code()).isEqualTo(4);
  }

  @Test
  void showsAClientIdToNoOtherIssuer() {
    Outcome outcome = demo.connect("--client-id", "c", "--issuer", "https://as.example");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("https://as.example", "--issuer");
    demo.assertNoAuthorizationRequest();
  }

  @Test
  void authenticatesWithTheSecretOfTheFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "s3cret\n");
    demo.as()
        .metadata(metadata ->
            metadata.putArray("token_endpoint_auth_methods_supported").add("client_secret_post"));

    Outcome outcome =
        demo.connect(
            "--client-id=c", "--issuer=" + demo.as().issuer(), "--client-secret-file=" + file);

    assertThat(outcome.code()).isZero();
    assertThat(demo.as().server().calls("/token").getFirst().form())
        .containsEntry("client_id", "c")
        .containsEntry("client_secret", "s3cret");
    assertThat(outcome.out()).doesNotContain("s3cret");
  }

  @Test
  void sendsTheTokenInTheHeaderOfEachRequestAndNowhereElse() {
    Outcome outcome = demo.connect();

    assertThat(demo.mcp().server().calls("/mcp").stream().skip(1))
        .isNotEmpty()
        .allSatisfy(call -> {
          assertThat(call.header("Authorization")).startsWith("Bearer token-");
          assertThat(call.uri()).isEqualTo("/mcp");
          assertThat(call.header("Cookie")).isEmpty();
        });
    assertThat(outcome.out() + outcome.err()).doesNotContainPattern("token-\\d+-for|code-\\d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=other"})
  void sendsTheTokenAsACookieWithTheServersOrigin(String name) {
    String prefix = (name.isEmpty() ? "access_token" : "other") + "=token-";
    demo.mcp().accepts(call -> call.header("Cookie").startsWith(prefix));

    assertThat(demo.connect("--cookie" + name).code()).isZero();
    assertThat(demo.mcp().server().calls("/mcp").stream().skip(1))
        .isNotEmpty()
        .allSatisfy(call -> {
          assertThat(call.header("Authorization")).isEmpty();
          assertThat(call.header("Origin")).isEqualTo(demo.mcp().server().base());
        });
  }

  @Test
  void triesARefusedTokenOnceAndSaysWhy() {
    demo.mcp()
        .accepts(_ -> false)
        .challenge("Bearer error=\"invalid_token\", error_description=\"Other audience\"");

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Stopped at step 7", "401 invalid_token: Other audience");
    assertThat(demo.mcp().server().calls("/mcp")).hasSize(2);
  }

  private void promise(boolean isPromised) {
    demo.as()
        .metadata(
            metadata -> metadata.put("authorization_response_iss_parameter_supported", isPromised));
  }

  private void answer(String more) {
    demo.as().server().on("/authorize", (Call call) -> demo.as().back(call, more));
  }
}
