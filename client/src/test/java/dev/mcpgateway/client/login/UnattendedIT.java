package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A client that acts for itself has its token again whenever that is needed, and asks nobody. */
final class UnattendedIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Journal journal = new Journal();

  @AutoClose private final FakeAuthorizationServer as = new FakeAuthorizationServer(journal, "");

  @AutoClose private final FakeMcpServer mcp = new FakeMcpServer(journal, as.issuer());
  private final HttpClients clients = new HttpClients(URI.create("http://localhost"), List.of());
  private final TokenStore store = new InMemoryTokenStore();
  private final URI server = mcp.server().at("/mcp");

  @BeforeEach
  void knowsTheClient() {
    as.server().on("/token", as::issued);
    mcp.server().on("/mcp", UnattendedIT::answer);
  }

  private static Answer answer(Call call) {
    return isAuthorized(call)
        ? Answer.of(202)
        : Answer.of(401).with("WWW-Authenticate", "Bearer scope=\"read\"");
  }

  private static boolean isAuthorized(Call call) {
    return call.header("Authorization").startsWith("Bearer token-");
  }

  @Test
  void asksOnceForAllWhoWait() {
    WebClient client = client(START);

    List<Integer> statuses =
        Flux.range(0, 8)
            .flatMap(_ -> post(client), 8)
            .collectList()
            .blockOptional(LIMIT)
            .orElseThrow();

    assertThat(statuses).hasSize(8).containsOnly(202);
    assertThat(tokens()).hasSize(1);
  }

  /** What the server gives beside the token is not kept: the credential is there to be used. */
  @Test
  void asksAnewWhenItsTokenHasEnded() {
    as.server()
        .on(
            "/token",
            call -> {
              Answer answer = as.issued(call);
              return new Answer(
                  answer.status(),
                  answer.headers(),
                  answer.body().map(text -> text.replace("{", "{\"refresh_token\":\"unasked\",")));
            });

    assertThat(status(client(START))).isEqualTo(202);
    assertThat(status(client(START.plusSeconds(599)))).isEqualTo(202);
    assertThat(tokens()).hasSize(1);
    assertThat(status(client(START.plusSeconds(600)))).isEqualTo(202);

    assertThat(tokens()).hasSize(2);
    assertThat(tokens().getLast().form()).containsEntry("grant_type", "client_credentials");
    assertThat(store.find(server).map(Grant::refreshToken).blockOptional(LIMIT))
        .contains(Optional.empty());
  }

  @Test
  void asksForMoreWhenACallNeedsIt() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                tokens().size() == 1 && isAuthorized(call)
                    ? Answer.of(403)
                        .with(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_scope\", scope=\"write\"")
                    : answer(call));

    assertThat(status(client(START))).isEqualTo(202);
    assertThat(tokens().stream().map(call -> call.form().get("scope")))
        .containsExactly("read", "read write");
  }

  @Test
  void needsSomethingToBeKnownBy() {
    PreRegistered nobody = new PreRegistered(Optional.empty(), Optional.of("c"), Optional.empty());
    WebClient client = client(START, new GrantChoice.ClientCredentials(), nobody);

    FlowException refused = catchThrowableOfType(FlowException.class, () -> status(client));

    assertThat(refused.problem().change()).contains("--client-key-file");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void needsABrowserForALogin() {
    WebClient client = client(START, new GrantChoice.AuthorizationCode());

    assertThatIllegalStateException()
        .isThrownBy(() -> status(client))
        .withMessageContaining("browser");
    assertThat(tokens()).isEmpty();
  }

  private WebClient client(Instant now) {
    return client(now, new GrantChoice.ClientCredentials());
  }

  private WebClient client(Instant now, GrantChoice grant) {
    PreRegistered me =
        new PreRegistered(
            Optional.of(as.issuer()), Optional.of("c"), Optional.of(new Secret("a secret")));
    return client(now, grant, me);
  }

  private WebClient client(Instant now, GrantChoice grant, Registrations me) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), LIMIT, new Credential.Header()).with(grant);
    LoginPorts ports = LoginPorts.withoutBrowser(store, me, Trace.SILENT);
    Authorizer authorizer =
        new Authorizer(settings, ports, new Fetcher(clients), new Random(1), clock);
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer, clock))
        .build();
  }

  private List<Call> tokens() {
    return as.server().calls("/token");
  }

  private int status(WebClient client) {
    return post(client).blockOptional(LIMIT).orElseThrow();
  }

  private Mono<Integer> post(WebClient client) {
    return client
        .post()
        .uri(server)
        .bodyValue("{}")
        .exchangeToMono(
            response -> response.releaseBody().thenReturn(response.statusCode().value()));
  }
}
