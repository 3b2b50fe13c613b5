package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.Journal;
import dev.mcpgateway.client.testing.StoreFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client is registered once at each authorization server, whatever number of commands follow. */
final class KeptRegistrationIT {

  @TempDir private Path directory;
  @AutoClose private final Demo demo = new Demo();

  @AutoClose
  private final FakeAuthorizationServer other = new FakeAuthorizationServer(new Journal(), "");

  private StoreFiles store = new StoreFiles(Path.of(""), Path.of(""));

  @BeforeEach
  void register() {
    store = StoreFiles.in(directory);
    registersAt(demo.as(), "");
    registersAt(other, "");
  }

  private static void registersAt(FakeAuthorizationServer as, String more) {
    as.metadata(it -> it.put("registration_endpoint", as.server().base() + "/register"));
    as.server()
        .on(
            "/register",
            _ ->
                Answer.of(201)
                    .with("Content-Type", "application/json")
                    .body(
                        "{\"client_id\":\"%s-%d\"%s}"
                            .formatted(as.issuer(), as.server().calls("/register").size(), more)));
  }

  @Test
  void servesLaterCommands() {
    assertThat(login().code()).isZero();
    assertThat(login().code()).isZero();
    assertThat(store.run("call", url(), "echo", "message=hi").code()).isZero();
    assertThat(authorizations(demo.as())).hasSize(1);

    assertThat(store.run("logout", url()).code()).isZero();
    assertThat(login().code()).isZero();

    assertThat(registrations(demo.as())).hasSize(1);
    assertThat(authorizations(demo.as())).hasSize(2);
    assertThat(clients(demo.as())).containsOnly(demo.as().issuer() + "-1");
    assertThat(authorizations(demo.as()).stream().map(call -> call.query().get("redirect_uri")))
        .hasSize(2)
        .containsOnly(redirectUri(0).toString());
  }

  @Test
  void isMadeAnewAtAnotherAuthorizationServerAndShownToNoOther() {
    login();
    names(other.issuer());
    assertThat(login().code()).as("the token is kept, and taken").isZero();
    assertThat(registrations(other)).isEmpty();

    demo.mcp()
        .accepts(call ->
            call.header("Authorization").startsWith("Bearer token-")
                && !tokenRequests(other).isEmpty());
    assertThat(login().code()).isZero();
    assertThat(clients(other)).containsExactly(other.issuer() + "-1");
    assertThat(tokenRequests(other))
        .allSatisfy(call -> assertThat(call.body()).doesNotContain(encoded(demo.as().issuer())));

    names(demo.as().issuer());
    store.run("logout", url());
    assertThat(login().code()).isZero();
    assertThat(registrations(demo.as())).hasSize(1);
    assertThat(clients(demo.as())).containsOnly(demo.as().issuer() + "-1");
  }

  @Test
  void isMadeOnceMoreWhereItIsRefused() {
    login();
    store.run("logout", url());
    refuses(call -> client(call).endsWith("-1"));

    assertThat(login().code()).isZero();

    assertThat(clients(demo.as()).stream().map(id -> id.substring(id.length() - 2)))
        .containsExactly("-1", "-1", "-2");
  }

  @Test
  void isNotMadeForEverWhereAllAreRefused() {
    login();
    store.run("logout", url());
    refuses(_ -> true);

    Outcome outcome = login();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out() + outcome.err()).contains("invalid_client");
    assertThat(registrations(demo.as())).hasSize(2);
    assertThat(authorizations(demo.as())).hasSize(3);
  }

  @Test
  void isNotMadeAgainWhereItIsRefusedAtOnce() {
    refuses(_ -> true);

    assertThat(login().code()).isEqualTo(3);
    assertThat(registrations(demo.as())).hasSize(1);
    assertThat(authorizations(demo.as())).hasSize(1);
  }

  /** An authorization server shows the user a page, and sends the client no answer. */
  @Test
  void isMadeAnewAfterALoginThatGaveNoCode() {
    login();
    store.run("logout", url());
    demo.as()
        .server()
        .on(
            "/authorize",
            call ->
                call.query().getOrDefault("client_id", "").endsWith("-1")
                    ? Answer.page(400, "<p>Who is that client?</p>")
                    : demo.as().authorize(call));

    assertThat(login().code()).isNotZero();
    assertThat(login().code()).isZero();
    assertThat(registrations(demo.as())).hasSize(2);
  }

  @Test
  void isKeptWhereTheUserDoesNotAgree() {
    login();
    store.run("logout", url());
    demo.as()
        .server()
        .on(
            "/authorize",
            call ->
                Answer.redirect(
                    call.query().get("redirect_uri")
                        + "?error=access_denied&state="
                        + call.query().get("state")
                        + "&iss="
                        + FakeAuthorizationServer.encode(demo.as().issuer())));

    assertThat(login().code()).isEqualTo(3);
    demo.as().server().on("/authorize", demo.as()::authorize);
    assertThat(login().code()).isZero();
    assertThat(registrations(demo.as())).hasSize(1);
  }

  @Test
  void isMadeAnewWhenItsSecretHasEnded() {
    registersAt(demo.as(), ",\"client_secret\":\"s\",\"client_secret_expires_at\":1");
    login();
    store.run("logout", url());

    assertThat(login().code()).isZero();
    assertThat(registrations(demo.as())).hasSize(2);
  }

  @Test
  void isMadeAnewWhereItsPortIsTaken() throws IOException {
    login();
    store.run("logout", url());
    try (ServerSocket _ = new ServerSocket(redirectUri(0).getPort())) {
      assertThat(login().code()).isZero();
    }
    assertThat(registrations(demo.as())).hasSize(2);
    assertThat(redirectUri(1)).isNotEqualTo(redirectUri(0));
  }

  private void names(String issuer) {
    demo.mcp().metadata().putArray("authorization_servers").add(issuer);
  }

  private void refuses(Predicate<Call> refused) {
    FakeAuthorizationServer as = demo.as();
    as.server()
        .on(
            "/token",
            call ->
                refused.test(call)
                    ? FakeAuthorizationServer.refused("invalid_client")
                    : as.issued(call));
  }

  private static String client(Call call) {
    return call.form().getOrDefault("client_id", "");
  }

  private static String encoded(String text) {
    return FakeAuthorizationServer.encode(text + "-1");
  }

  private Outcome login() {
    return store.run("login", url(), "--login-as=alice:secret");
  }

  private String url() {
    return demo.mcp().server().base() + "/mcp";
  }

  private URI redirectUri(int login) {
    return URI.create(
        authorizations(demo.as()).get(login).query().getOrDefault("redirect_uri", ""));
  }

  private static List<String> clients(FakeAuthorizationServer as) {
    return tokenRequests(as).stream().map(KeptRegistrationIT::client).toList();
  }

  private static List<Call> tokenRequests(FakeAuthorizationServer as) {
    return as.server().calls("/token");
  }

  private static List<Call> registrations(FakeAuthorizationServer as) {
    return as.server().calls("/register");
  }

  private static List<Call> authorizations(FakeAuthorizationServer as) {
    return as.server().calls("/authorize");
  }
}
