package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.FollowingBrowser;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The library as another program uses it: a filter on its own WebClient. */
final class AuthorizationFilterIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Journal journal = new Journal();

  @AutoClose private final FakeAuthorizationServer as = new FakeAuthorizationServer(journal, "");

  @AutoClose private final FakeMcpServer mcp = new FakeMcpServer(journal, as.issuer());

  private final URI server = mcp.server().at("/mcp");
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final AtomicInteger logins = new AtomicInteger();
  private final List<StepReport> reports = new CopyOnWriteArrayList<>();
  private final HttpClients clients = new HttpClients(URI.create("http://localhost"), List.of());
  private final Browser browser = new FollowingBrowser(clients.forDocuments());

  private Mono<Void> browse(AuthorizationRequest request) {
    logins.incrementAndGet();
    return browser.open(request);
  }

  @Test
  void letsAllWaitForOneLogin() {
    WebClient client = client(this::browse);

    List<Integer> statuses =
        Flux.range(0, 20).flatMap(_ -> post(client, server), 20).collectList().block(LIMIT);

    assertThat(statuses).hasSize(20).containsOnly(202);
    assertThat(logins).hasValue(1);
    assertThat(as.server().calls("/token")).hasSize(1);
  }

  @Test
  void usesTheStoredGrantWithoutBeingAsked() {
    WebClient client = client(this::browse);
    await(post(client, server));

    assertThat(await(post(client, server))).isEqualTo(202);
    assertThat(mcp.server().calls("/mcp")).hasSize(3);
    assertThat(logins).hasValue(1);
  }

  @Test
  void logsInAgainWhenTheStoredTokenIsRefused() {
    store.save(server, grant("stale", Instant.MAX)).block(LIMIT);

    assertThat(await(post(client(this::browse), server))).isEqualTo(202);

    assertThat(mcp.server().calls("/mcp").getFirst().header("Authorization"))
        .isEqualTo("Bearer stale");
    assertThat(reports.getFirst().request()).contains("with the token that was kept");
    assertThat(await(store.find(server)).accessToken().text()).startsWith("token-");
    assertThat(logins).hasValue(1);
  }

  @Test
  void sendsNoExpiredToken() {
    store.save(server, grant("old", Instant.EPOCH)).block(LIMIT);

    assertThat(await(post(client(this::browse), server))).isEqualTo(202);
    assertThat(mcp.server().calls("/mcp").getFirst().header("Authorization")).isEmpty();
  }

  @Test
  void takesAGrantThatSomeoneElseStoredMeanwhile() {
    store.save(server, grant("stale", Instant.MAX)).block(LIMIT);
    mcp.server()
        .on(
            "/mcp",
            call -> {
              if (call.header("Authorization").equals("Bearer fresh")) {
                return Answer.of(202);
              }
              store.save(server, grant("fresh", Instant.MAX)).block();
              return Answer.of(401);
            });

    assertThat(await(post(client(this::browse), server))).isEqualTo(202);
    assertThat(logins).hasValue(0);
  }

  @Test
  void sendsTheTokenToNoOtherOrigin() {
    try (FakeServer other = new FakeServer("other", journal).on("/", _ -> Answer.of(401))) {
      WebClient client = client(this::browse);
      await(post(client, server));

      assertThat(await(post(client, other.at("/")))).isEqualTo(401);
      assertThat(other.calls("/").getFirst().header("Authorization")).isEmpty();
      assertThat(logins).hasValue(1);
    }
  }

  @Test
  void returnsOtherAnswersAsTheyAre() {
    mcp.server().on("/mcp", _ -> Answer.of(403));

    assertThat(await(post(client(this::browse), server))).isEqualTo(403);
    assertThat(logins).hasValue(0);
  }

  @Test
  void startsAnewAfterALoginThatFailed() {
    WebClient client =
        client(request ->
            logins.get() == 0
                ? Mono.fromRunnable(logins::incrementAndGet)
                    .then(Mono.error(new IllegalStateException("no browser")))
                : browse(request));

    assertThat(catchThrowableOfType(IllegalStateException.class, () -> await(post(client, server))))
        .hasMessage("no browser");
    assertThat(await(post(client, server))).isEqualTo(202);
  }

  @Test
  void endsTheLoginWhenNobodyWaitsAnyMore() {
    Sinks.Empty<Void> opened = Sinks.empty();
    Sinks.Empty<Void> ended = Sinks.empty();
    WebClient client =
        client(_ ->
            Mono.<Void>never()
                .doOnSubscribe(_ -> opened.tryEmitEmpty())
                .doOnCancel(ended::tryEmitEmpty));

    Disposable waiting = post(client, server).subscribe();
    opened.asMono().block(LIMIT);
    waiting.dispose();

    ended.asMono().block(LIMIT);
    assertThat(as.server().calls("/token")).isEmpty();
  }

  @Test
  void showsNoRegistrationToAnotherServer() {
    Registrations careless =
        new Registrations() {
          @Override
          public String choose(List<String> issuers) {
            return issuers.getFirst();
          }

          @Override
          public Mono<ClientRegistration> at(ServerMetadata server, URI redirectUri) {
            return at(server);
          }

          @Override
          public Mono<ClientRegistration> at(ServerMetadata server) {
            return Mono.just(
                new ClientRegistration("https://other.example", "c", Optional.empty()));
          }
        };

    FlowException refused =
        catchThrowableOfType(
            FlowException.class, () -> await(post(client(this::browse, careless), server)));

    assertThat(refused.problem().came()).contains("https://other.example");
    assertThat(logins).hasValue(0);
  }

  private WebClient client(Browser browser) {
    return client(browser, new PreRegistered(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private WebClient client(Browser browser, Registrations registrations) {
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), LIMIT, new Credential.Header());
    LoginPorts ports =
        new LoginPorts(
            browser, new LoopbackListener("127.0.0.1", 0), store, registrations, reports::add);
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    Authorizer authorizer =
        new Authorizer(settings, ports, new Fetcher(clients), new SecureRandom(), clock);
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer, clock))
        .build();
  }

  private static Mono<Integer> post(WebClient client, URI address) {
    return client
        .post()
        .uri(address)
        .bodyValue("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}")
        .exchangeToMono(AuthorizationFilterIT::status);
  }

  private static Mono<Integer> status(ClientResponse response) {
    return response.releaseBody().thenReturn(response.statusCode().value());
  }

  private static Grant grant(String token, @Nullable Instant expiry) {
    return new Grant(
        "https://as.example",
        "c",
        "r",
        new Secret(token),
        Optional.empty(),
        List.of(),
        Optional.ofNullable(expiry));
  }

  private static <T> T await(Mono<T> work) {
    return Optional.ofNullable(work.block(LIMIT)).orElseThrow();
  }

  @Test
  void forgetsAGrantThatIsRemoved() {
    store.save(server, grant("x", null)).block(LIMIT);
    store.remove(server).block(LIMIT);

    assertThat(store.find(server).blockOptional(LIMIT)).isEmpty();
  }
}
