package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A token that is not needed any more is given back, and forgotten whatever comes of that. */
final class LogoutIT {

  private static final JsonMapper JSON = new JsonMapper();

  private StoreFiles kept = new StoreFiles(Path.of("none"), Path.of("none"));
  @AutoClose private final Demo demo = new Demo();
  private final String url = demo.mcp().server().at("/mcp").toString();

  @BeforeEach
  void prepare(@TempDir Path directory) {
    kept = StoreFiles.in(directory);
    demo.as()
        .server()
        .on(
            "/token",
            _ ->
                Answer.json(
                    """
                    {"access_token":"access-1","token_type":"Bearer","refresh_token":"refresh-1"}\
                    """));
    demo.mcp().accepts(call -> call.header("Authorization").equals("Bearer access-1"));
    revoking(_ -> Answer.of(200));
  }

  private void revoking(Function<Call, Answer> answer) {
    demo.as()
        .metadata(it -> it.put("revocation_endpoint", demo.as().server().base() + "/revoke"))
        .server()
        .on("/revoke", answer);
  }

  private void logIn(String... options) {
    assertThat(run("login", options).code()).isZero();
  }

  private Outcome run(String command, String... options) {
    String[] words = new String[options.length + 3];
    words[0] = command;
    words[1] = url;
    words[2] = "--login-as=alice:secret";
    System.arraycopy(options, 0, words, 3, options.length);
    return kept.run(words);
  }

  private void assertNothingIsKept() {
    assertThat(run("token").code()).isEqualTo(3);
  }

  private List<Map<String, String>> revoked() {
    return demo.as().server().calls("/revoke").stream().map(Call::form).toList();
  }

  @Test
  void givesTheRefreshTokenBackFirst() {
    logIn();

    Outcome outcome = run("logout");

    assertThat(outcome.code()).as(outcome.out()).isZero();
    assertThat(outcome.out())
        .contains("Token revocation", "No token is kept")
        .doesNotContain("refresh-1", "access-1");
    assertThat(revoked())
        .containsExactly(
            Map.of(
                "token", "refresh-1",
                "token_type_hint", "refresh_token",
                "client_id", "mcp-client"),
            Map.of(
                "token", "access-1",
                "token_type_hint", "access_token",
                "client_id", "mcp-client"));
    assertNothingIsKept();
  }

  @Test
  void showsWhoTheClientIsAsAtTheLogin(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret");
    String[] client = {
      "--client-id=app", "--issuer=" + demo.as().issuer(), "--client-secret-file=" + secret
    };
    logIn(client);

    assertThat(run("logout", client).code()).isZero();

    assertThat(demo.as().server().calls("/revoke"))
        .hasSize(2)
        .allMatch(call -> call.header("Authorization").startsWith("Basic "))
        .noneMatch(call -> call.body().contains("client_id"));
  }

  @Test
  void saysThatTheServerRevokesNothing() {
    logIn();
    demo.as().metadata(it -> it.remove("revocation_endpoint"));

    Outcome outcome = run("logout");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("revokes no tokens", "No token is kept");
    assertThat(revoked()).isEmpty();
    assertNothingIsKept();
  }

  @Test
  void isNotDisturbedByAnAccessTokenThatCannotBeRevoked() {
    logIn();
    revoking(call ->
        "access_token".equals(call.form().get("token_type_hint"))
            ? FakeAuthorizationServer.refused("unsupported_token_type")
            : Answer.of(200));

    Outcome outcome = run("logout", "--json");

    assertThat(outcome.code()).isZero();
    assertThat(JSON.readTree(outcome.out()).path("stillGood").toString())
        .isEqualTo("[\"The access token cannot be revoked: it is good until it expires.\"]");
    assertNothingIsKept();
  }

  @Test
  void forgetsWhatTheServerDoesNotTakeBack() {
    logIn();
    revoking(_ -> FakeAuthorizationServer.refused("invalid_client"));

    Outcome outcome = run("logout");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).contains("No token is kept");
    assertThat(outcome.err()).contains("Stopped at step 6, Token revocation", "401 invalid_client");
    assertThat(revoked()).hasSize(2);
    assertNothingIsKept();
  }

  @Test
  void forgetsWhatNobodyTakesBack() {
    logIn();
    demo.as().close();

    Outcome outcome = run("logout");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out()).contains("No token is kept");
    assertThat(outcome.err()).contains("Stopped at step 3");
    assertNothingIsKept();
  }

  /** Whoever answers under the issuer's address is not the issuer if the metadata say so. */
  @Test
  void showsTheTokensToNoOtherServer() {
    logIn();
    demo.as().metadata(it -> it.put("issuer", "https://evil.example"));

    assertThat(run("logout").code()).isEqualTo(5);
    assertThat(revoked()).isEmpty();
    assertNothingIsKept();
  }

  @Test
  void hasNothingToDoWhereNothingIsKept() {
    assertThat(run("logout").code()).isZero();
    assertThat(demo.requests()).isEmpty();
  }
}
