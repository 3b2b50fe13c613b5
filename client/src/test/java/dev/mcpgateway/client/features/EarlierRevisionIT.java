package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.FakeServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of revision 2025-03-26 is its own authorization server, where its user allows that. */
final class EarlierRevisionIT {

  private static final String ALLOWED = "--allow-2025-03-26";

  @AutoClose private final Demo demo = new Demo();

  private final FakeServer server = demo.mcp().server();

  @BeforeEach
  void isItsOwnAuthorizationServer() {
    demo.mcp().challenge("");
    server
        .off(FakeMcpServer.METADATA + "/mcp")
        .on("/register", _ -> Answer.json("{\"client_id\":\"c1\"}"))
        .on("/authorize", call -> demo.as().back(call, ""))
        .on("/token", demo.as()::issued);
  }

  @Test
  void hasEndpointsOfWellKnownNames() {
    Outcome outcome = demo.connect(ALLOWED);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(demo.requests())
        .startsWith(
            "mcp POST /mcp",
            "mcp GET /.well-known/oauth-protected-resource/mcp",
            "mcp GET /.well-known/oauth-protected-resource",
            "mcp GET /.well-known/oauth-authorization-server",
            "mcp GET /.well-known/openid-configuration",
            "mcp POST /register",
            "mcp GET /authorize",
            "mcp POST /token",
            "mcp POST /mcp");
    Call asked = server.calls("/authorize").getFirst();
    assertThat(asked.query())
        .containsEntry("client_id", "c1")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("resource", server.base() + "/mcp");
    assertThat(server.calls("/token").getFirst().form()).containsKey("code_verifier");
  }

  @Test
  void mayHaveMetadataOfItsEndpoints() {
    demo.as()
        .metadata(
            it -> it.put("issuer", server.base()).put("token_endpoint", server.base() + "/t"));
    server
        .on(FakeAuthorizationServer.METADATA, _ -> demo.as().document())
        .on("/t", demo.as()::issued);
    demo.as().server().on("/authorize", call -> demo.as().back(call, "&iss=" + server.base()));

    assertThat(demo.connect(ALLOWED, "--client-id", "c2").code()).isZero();

    assertThat(server.calls("/t")).hasSize(1);
    assertThat(demo.requests()).doesNotContain("mcp GET /authorize", "mcp POST /token");
  }

  @Test
  void isRefusedWhereNobodyAllowedIt() {
    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Stopped at step 2", ALLOWED);
    assertNobodyIsAsked();
  }

  /** Nor is one whose metadata are lost for a moment, or are not where it says. */
  @ParameterizedTest
  @ValueSource(ints = {404, 503})
  void isNoServerThatNamesItsMetadata(int status) {
    demo.mcp().challenge("Bearer resource_metadata=\"" + server.base() + "/lost\"");
    server.on("/lost", _ -> Answer.of(status));

    Outcome outcome = demo.connect(ALLOWED);

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).doesNotContain(ALLOWED);
    assertNobodyIsAsked();
  }

  @Test
  void isNoServerThatNamesAnotherIssuer() {
    server.on(FakeMcpServer.METADATA + "/mcp", _ -> demo.mcp().document());
    demo.as().server().off(FakeAuthorizationServer.METADATA);

    assertThat(demo.connect(ALLOWED).err()).contains("Stopped at step 3");
    demo.assertNoAuthorizationRequest();
    assertNobodyIsAsked();
  }

  @Test
  void hasNoWellKnownNameForADevicesEndpoint() {
    assertThat(demo.connect(ALLOWED, "--grant", "device-code").err()).contains("Stopped at step 3");
    assertNobodyIsAsked();
  }

  private void assertNobodyIsAsked() {
    assertThat(demo.requests())
        .doesNotContain("mcp POST /register", "mcp GET /authorize", "mcp POST /token");
  }
}
