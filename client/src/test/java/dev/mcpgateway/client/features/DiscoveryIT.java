package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CL-1 to CL-5, CL-10, CL-11, CL-18: what is fetched, in which order, and what stops the flow. */
final class DiscoveryIT {

  private static final String PATH_METADATA = "mcp GET " + FakeMcpServer.METADATA + "/mcp";
  private static final String ROOT_METADATA = "mcp GET " + FakeMcpServer.METADATA;
  private static final String AS_METADATA = "as GET " + FakeAuthorizationServer.METADATA;

  @AutoClose private final Demo demo = new Demo();

  @Test
  void goesFromTheChallengeToTheToolsStepByStep() {
    Outcome outcome = demo.connect();

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(demo.requests())
        .startsWith(
            "mcp POST /mcp",
            PATH_METADATA,
            AS_METADATA,
            "as GET /authorize",
            "as POST /token",
            "mcp POST /mcp")
        .endsWith("mcp DELETE /mcp")
        .doesNotContain(ROOT_METADATA);
    assertThat(
            outcome
                .out()
                .lines()
                .filter(line -> line.matches("\\d  .*"))
                .map(line -> line.substring(0, 1)))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
  }

  @Test
  void asksAServerThatIsOpenForNothingElse() {
    demo.mcp().accepts(_ -> true);

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("asks for no authorization");
    assertThat(demo.requests()).doesNotContain(PATH_METADATA, AS_METADATA);
  }

  @Test
  void findsTheMetadataWhereTheChallengeSaysAndNowhereElse() {
    demo.mcp().server().on("/custom/place", _ -> demo.mcp().document());
    demo.mcp()
        .challenge(
            "Basic realm=\"x\", Bearer resource_metadata=\""
                + demo.mcp().server().base()
                + "/custom/place\"");

    assertThat(demo.connect().code()).isZero();
    assertThat(demo.requests())
        .contains("mcp GET /custom/place")
        .doesNotContain(PATH_METADATA, ROOT_METADATA);
  }

  @Test
  void looksNowhereElseIfTheNamedPlaceIsEmpty() {
    demo.mcp().challenge("Bearer resource_metadata=\"" + demo.mcp().server().base() + "/nowhere\"");

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 2", "/nowhere → 404");
    assertThat(demo.requests()).doesNotContain(PATH_METADATA, ROOT_METADATA, AS_METADATA);
  }

  @Test
  void looksAtThePathsPlaceBeforeTheRoot() {
    demo.mcp().challenge("");
    demo.mcp().server().off(FakeMcpServer.METADATA + "/mcp");
    demo.mcp().metadata().put("resource", demo.mcp().server().base());
    demo.mcp().server().on(FakeMcpServer.METADATA, _ -> demo.mcp().document());

    assertThat(demo.connect().code()).isZero();
    assertThat(demo.requests()).containsSubsequence(PATH_METADATA, ROOT_METADATA, AS_METADATA);
    assertThat(demo.as().server().calls("/authorize").getFirst().query())
        .containsEntry("resource", demo.mcp().server().base());
    assertThat(demo.as().server().calls("/token").getFirst().form())
        .containsEntry("resource", demo.mcp().server().base());
  }

  @Test
  void stopsWhereAServerHasNoMetadata() {
    demo.mcp().challenge("Bearer");
    demo.mcp().server().off(FakeMcpServer.METADATA + "/mcp");

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 2", "/mcp → 404;", "RFC 9728");
    assertThat(demo.requests()).doesNotContain(AS_METADATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/mcp", "http://localhost:1/mcp", "BASE/other", "BASE/mcp/x"})
  void makesNoAuthorizationRequestForAnotherResource(String resource) {
    demo.mcp().metadata().put("resource", resource.replace("BASE", demo.mcp().server().base()));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 2", "on the same origin");
    assertThat(demo.requests()).contains(PATH_METADATA).doesNotContain(AS_METADATA);
    demo.assertNoAuthorizationRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://as.example", "https://169.254.169.254/", "file:///etc/passwd"})
  void fetchesNothingFromAnAddressThatIsNotSafe(String issuer) {
    demo.mcp().metadata().putArray("authorization_servers").add(issuer);

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 3", "safe to fetch");
    demo.assertNoAuthorizationRequest();
  }

  @Test
  void stopsIfTheIssuerIsNotTheSameToTheLetter() {
    demo.as().metadata(metadata -> metadata.put("issuer", demo.as().issuer() + "/"));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 3", demo.as().issuer() + "/");
    demo.assertNoAuthorizationRequest();
  }

  @Test
  void stopsWithoutPkce() {
    demo.as().metadata(metadata -> metadata.remove("code_challenge_methods_supported"));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 3", "S256", "came:     none");
    demo.assertNoAuthorizationRequest();
  }

  @Test
  void triesThePlacesOfAnIssuerWithAPathInOrder() {
    try (Demo tenant = new Demo("/tenant1")) {
      tenant.as().server().off(FakeAuthorizationServer.METADATA + "/tenant1");
      tenant
          .as()
          .server()
          .on("/.well-known/openid-configuration/tenant1", _ -> Answer.page(200, "<html>a page"))
          .on("/tenant1/.well-known/openid-configuration", _ -> tenant.as().document());

      assertThat(tenant.connect().code()).isZero();
      assertThat(tenant.requests())
          .containsSubsequence(
              AS_METADATA + "/tenant1",
              "as GET /.well-known/openid-configuration/tenant1",
              "as GET /tenant1/.well-known/openid-configuration",
              "as GET /authorize")
          .doesNotContain(AS_METADATA);
    }
  }

  @Test
  void fallsBackToOpenIdDiscoveryAtTheRoot() {
    demo.as()
        .server()
        .on(FakeAuthorizationServer.METADATA, _ -> Answer.redirect("https://evil.example/"))
        .on("/.well-known/openid-configuration", _ -> demo.as().document());

    assertThat(demo.connect().code()).isZero();
    assertThat(demo.requests())
        .containsSubsequence(AS_METADATA, "as GET /.well-known/openid-configuration");
  }

  @Test
  void saysWhatEachPlaceAnswered() {
    demo.as()
        .server()
        .on(FakeAuthorizationServer.METADATA, _ -> Answer.redirect("https://evil.example/"))
        .on("/.well-known/openid-configuration", _ -> Answer.page(200, "x"));

    assertThat(demo.connect().err())
        .contains(
            "→ 302 to https://evil.example/, not followed; ", "→ 200 with a page", "RFC 8414");
  }

  @Test
  void takesAServersFaultForNoAnswer() {
    demo.as().server().on(FakeAuthorizationServer.METADATA, _ -> Answer.of(500));

    assertThat(demo.connect().err()).contains("→ 500\n");
    assertThat(demo.requests()).doesNotContain("as GET /.well-known/openid-configuration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"issuer\":\"a\",\"issuer\":\"b\"}"})
  void readsNoGarbage(String body) {
    demo.as().server().on(FakeAuthorizationServer.METADATA, _ -> Answer.json(body));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("a JSON object at");
  }

  @Test
  void saysThatNobodyAnswers() {
    Outcome outcome = Demo.run("connect", "http://localhost:1/mcp", "--login-as=");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err()).contains("Stopped at step 1", "localhost:1", "--connect-to");
  }
}
