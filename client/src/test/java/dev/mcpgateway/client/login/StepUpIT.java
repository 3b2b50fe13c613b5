package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.FollowingBrowser;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;

/** A token that is good, but not for this, is exchanged for one that is, and not for ever. */
final class StepUpIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Journal journal = new Journal();

  @AutoClose private final FakeAuthorizationServer as = new FakeAuthorizationServer(journal, "");
  @AutoClose private final FakeMcpServer mcp = new FakeMcpServer(journal, as.issuer());

  private final HttpClients clients = new HttpClients(URI.create("http://localhost"), List.of());
  private final WebClient client = client();

  @Test
  void asksForWhatWasGrantedAndWhatIsMissing() {
    demanding(call -> scopes(call).contains("write") ? "" : "write");

    assertThat(post()).isEqualTo(202);

    assertThat(asked()).containsExactly("mcp:tools", "mcp:tools write");
    assertThat(post()).isEqualTo(202);
    assertThat(asked()).hasSize(2);
  }

  /** The server wants the one with the other, however often it is given. */
  @Test
  void goesNotToAndFroBetweenTwoScopes() {
    demanding(call -> scopes(call).endsWith("a") ? "b" : "a");

    assertThat(post()).isEqualTo(403);

    assertThat(asked()).containsExactly("mcp:tools", "mcp:tools a", "mcp:tools a b");
  }

  @Test
  void asksNoMoreThanTwiceForOneRequest() {
    demanding(call -> "s" + mcp.server().calls("/mcp").size());

    assertThat(post()).isEqualTo(403);

    assertThat(asked()).hasSize(3);
  }

  /** A user who may have no more would be sent to a login with each request. */
  @Test
  void asksOnceForWhatIsNotGranted() {
    as.server().on("/token", _ -> granted("mcp:tools"));
    demanding(_ -> "write");

    assertThat(post()).isEqualTo(403);
    assertThat(post()).isEqualTo(403);

    assertThat(asked()).containsExactly("mcp:tools", "mcp:tools write");
  }

  private Answer granted(String scope) {
    return Answer.json(
        "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"scope\":\"%s\"}"
            .formatted(as.server().calls("/token").size(), scope));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer error=\"insufficient_scope\"",
        "Bearer error=\"insufficient_scope\", scope=\"mcp:tools\"",
        "Bearer error=\"invalid_token\", scope=\"more\"",
        "Basic realm=\"x\""
      })
  void takesEveryOther403AsItIs(String challenge) {
    mcp.server()
        .on(
            "/mcp",
            call ->
                authorized(call) ? Answer.of(403).with("WWW-Authenticate", challenge) : first());

    assertThat(post()).isEqualTo(403);
    assertThat(asked()).hasSize(1);
  }

  private void demanding(Function<Call, String> scope) {
    mcp.server()
        .on(
            "/mcp",
            call -> {
              if (!authorized(call)) {
                return first();
              }
              String missing = scope.apply(call);
              return missing.isEmpty()
                  ? Answer.of(202)
                  : Answer.of(403)
                      .with(
                          "WWW-Authenticate",
                          "Bearer error=\"insufficient_scope\", scope=\"" + missing + "\"");
            });
  }

  private static Answer first() {
    return Answer.of(401).with("WWW-Authenticate", "Bearer scope=\"mcp:tools\"");
  }

  private static boolean authorized(Call call) {
    return call.header("Authorization").startsWith("Bearer token-");
  }

  /** What the last authorization request was for: this server's tokens do not say. */
  private String scopes(Call call) {
    return authorized(call) ? asked().getLast() : "";
  }

  private List<String> asked() {
    return as.server().calls("/authorize").stream()
        .map(call -> call.query().getOrDefault("scope", ""))
        .toList();
  }

  private WebClient client() {
    LoginSettings settings =
        new LoginSettings(
            mcp.server().at("/mcp"), Optional.empty(), LIMIT, new Credential.Header());
    LoginPorts ports =
        new LoginPorts(
            new FollowingBrowser(clients.forDocuments()),
            new LoopbackListener("127.0.0.1", 0),
            new InMemoryTokenStore(),
            new PreRegistered(Optional.empty(), Optional.empty(), Optional.empty()),
            Trace.SILENT);
    Authorizer authorizer =
        new Authorizer(settings, ports, new Fetcher(clients), new SecureRandom());
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer))
        .build();
  }

  private int post() {
    return Optional.ofNullable(
            client
                .post()
                .uri(mcp.server().at("/mcp"))
                .bodyValue("{}")
                .exchangeToMono(
                    response -> response.releaseBody().thenReturn(response.statusCode().value()))
                .block(LIMIT))
        .orElseThrow();
  }
}
