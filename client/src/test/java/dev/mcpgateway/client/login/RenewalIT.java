package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.FollowingBrowser;
import dev.mcpgateway.client.testing.Journal;
import dev.mcpgateway.client.testing.MutableClock;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A refused or expired token is renewed without the user, and never for ever. */
final class RenewalIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Journal journal = new Journal();

  @AutoClose private final FakeAuthorizationServer as = new FakeAuthorizationServer(journal, "");

  @AutoClose private final FakeMcpServer mcp = new FakeMcpServer(journal, as.issuer());

  private final URI server = mcp.server().at("/mcp");
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final MutableClock clock = new MutableClock(START);
  private final AtomicInteger logins = new AtomicInteger();
  private final HttpClients clients = new HttpClients(URI.create("http://localhost"), List.of());
  private final Browser browser = new FollowingBrowser(clients.forDocuments());
  private final WebClient client = client();

  RenewalIT() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.header("Authorization").matches("Bearer (renewed|login)-1")
                    ? Answer.of(202)
                    : Answer.of(401));
    token(_ -> renewed("\"refresh_token\":\"refresh-2\","));
  }

  @Test
  void renewsARefusedTokenOnceForAllThatWait() {
    keep(grant(as.issuer(), Instant.MAX));

    assertThat(Flux.range(0, 20).flatMap(_ -> post(), 20).collectList().block(LIMIT))
        .hasSize(20)
        .containsOnly(202);

    assertThat(as.server().calls("/token")).hasSize(1);
    assertThat(as.server().calls("/token").getFirst().form())
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "refresh-1")
        .containsEntry("client_id", "client")
        .containsEntry("resource", server.toString());
    assertThat(kept().accessToken()).isEqualTo(new Secret("renewed-1"));
    assertThat(kept().refreshToken()).contains(new Secret("refresh-2"));
    assertThat(kept().scopes()).containsExactly("tools");
    assertThat(logins).hasValue(0);
  }

  @Test
  void renewsAnExpiredTokenAndSendsItNoMore() {
    keep(grant(as.issuer(), Instant.EPOCH));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(mcp.server().calls("/mcp").getFirst().header("Authorization")).isEmpty();
    assertThat(logins).hasValue(0);
  }

  @Test
  void renewsOnceForAllShortlyBeforeTheEnd() {
    keep(lasting("login-1", 60));
    clock.set(START.plusSeconds(53));
    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(as.server().calls("/token")).isEmpty();

    clock.set(START.plusSeconds(54));
    assertThat(Flux.range(0, 20).flatMap(_ -> post(), 20).collectList().block(LIMIT))
        .hasSize(20)
        .containsOnly(202);

    assertThat(as.server().calls("/token")).hasSize(1);
    assertThat(kept().accessToken()).isEqualTo(new Secret("renewed-1"));
    assertThat(mcp.server().calls("/mcp"))
        .extracting(call -> call.header("Authorization"))
        .doesNotContain("");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void usesTheTokenToItsEndWhereRenewingItFails(int status) {
    token(_ -> Answer.of(status));
    keep(lasting("login-1", 60));
    clock.set(START.plusSeconds(59));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(post().block(LIMIT)).isEqualTo(202);

    assertThat(as.server().calls("/token")).hasSize(1);
    assertThat(logins).hasValue(0);
  }

  @Test
  void logsInWhereATokenRenewedBeforeTheEndIsRefused() {
    token(_ -> Answer.json("{\"access_token\":\"useless\",\"token_type\":\"bearer\"}"));
    keep(lasting("login-1", 60));
    clock.set(START.plusSeconds(59));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(logins).hasValue(1);
    assertThat(as.server().calls("/token")).hasSize(2);
  }

  @Test
  void renewsAShortTokenNotAtEachRequest() {
    token(_ ->
        Answer.json("{\"access_token\":\"renewed-1\",\"token_type\":\"bearer\",\"expires_in\":5}"));
    keep(grant(as.issuer(), START));

    assertThat(Flux.range(0, 5).concatMap(_ -> post()).collectList().block(LIMIT))
        .containsOnly(202);
    assertThat(as.server().calls("/token")).hasSize(1);
  }

  @Test
  void keepsTheRefreshTokenWhereNoOtherComes() {
    token(_ -> renewed(""));
    keep(grant(as.issuer(), Instant.MAX));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(kept().refreshToken()).contains(new Secret("refresh-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_grant", "invalid_request", "invalid_client", "anything"})
  void logsInAgainAfterAnyError(String error) {
    token(_ ->
        Answer.of(400)
            .with("Content-Type", "application/json")
            .body("{\"error\":\"" + error + "\"}"));
    keep(grant(as.issuer(), Instant.MAX));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(logins).hasValue(1);
    assertThat(as.server().calls("/token")).hasSize(2);
  }

  @Test
  void logsInAgainAfterAnAnswerThatCannotBeUsed() {
    token(_ -> Answer.json("{\"token_type\":\"mac\"}"));
    keep(grant(as.issuer(), Instant.MAX));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(logins).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void keepsTheGrantWhileTheServerFails(int status) {
    token(_ -> Answer.of(status));
    keep(grant(as.issuer(), Instant.MAX));

    FlowException failed = catchThrowableOfType(FlowException.class, () -> post().block(LIMIT));

    assertThat(failed.problem().kind()).isEqualTo(Problem.Kind.UNREACHABLE);
    assertThat(kept()).isEqualTo(grant(as.issuer(), Instant.MAX));
    assertThat(logins).hasValue(0);
  }

  @Test
  void logsInWhereTheRenewedTokenIsRefusedAsWell() {
    token(_ -> Answer.json("{\"access_token\":\"useless\",\"token_type\":\"bearer\"}"));
    keep(grant(as.issuer(), Instant.MAX));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(logins).hasValue(1);
    assertThat(as.server().calls("/token")).hasSize(2);
  }

  @Test
  void showsTheRefreshTokenToNoOtherIssuer() {
    keep(grant("https://before.example", Instant.MAX));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(logins).hasValue(1);
    assertThat(as.server().calls("/token"))
        .singleElement()
        .satisfies(call -> assertThat(call.form()).doesNotContainKey("refresh_token"));
  }

  @Test
  void takesWhatAnotherProcessMadeOfTheSameRefreshToken() {
    Grant theirs =
        new Grant(
            as.issuer(),
            "client",
            server.toString(),
            new Secret("renewed-1"),
            Optional.of(new Secret("refresh-2")),
            List.of(),
            Optional.empty());
    token(_ -> {
      store.save(server, theirs).block(LIMIT);
      return Answer.of(400);
    });
    keep(grant(as.issuer(), Instant.MAX));

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(logins).hasValue(0);
  }

  /** The server may have taken the refresh token for the last time. */
  @Test
  void endsARenewalThatNobodyWaitsForAnyMore() {
    Sinks.Empty<Void> asked = Sinks.empty();
    Sinks.Empty<Void> answering = Sinks.empty();
    token(_ -> {
      Answer answer = renewed("\"refresh_token\":\"refresh-2\",");
      asked.tryEmitEmpty();
      return new Answer(
          answer.status(), answer.headers(), answering.asMono().thenMany(answer.body()));
    });
    keep(grant(as.issuer(), Instant.MAX));

    Disposable waiting = post().subscribe();
    asked.asMono().block(LIMIT);
    waiting.dispose();
    answering.tryEmitEmpty();

    assertThat(post().block(LIMIT)).isEqualTo(202);
    assertThat(as.server().calls("/token")).hasSize(1);
    assertThat(kept().refreshToken()).contains(new Secret("refresh-2"));
    assertThat(logins).hasValue(0);
  }

  /** Refresh requests are answered so; a code is good for a token. */
  private void token(Function<Call, Answer> refresh) {
    as.server()
        .on(
            "/token",
            call ->
                call.form().getOrDefault("grant_type", "").equals("refresh_token")
                    ? refresh.apply(call)
                    : Answer.json("{\"access_token\":\"login-1\",\"token_type\":\"bearer\"}"));
  }

  private static Answer renewed(String more) {
    return Answer.json(
        "{\"access_token\":\"renewed-1\"," + more + "\"token_type\":\"bearer\",\"expires_in\":60}");
  }

  private WebClient client() {
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), LIMIT, new Credential.Header());
    LoginPorts ports =
        new LoginPorts(
            this::browse,
            new LoopbackListener("127.0.0.1", 0),
            store,
            new PreRegistered(Optional.empty(), Optional.of("client"), Optional.empty()),
            _ -> {});
    Authorizer authorizer =
        new Authorizer(settings, ports, new Fetcher(clients), new SecureRandom(), clock);
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer, clock))
        .build();
  }

  private Mono<Void> browse(AuthorizationRequest request) {
    logins.incrementAndGet();
    return browser.open(request);
  }

  private Mono<Integer> post() {
    return client
        .post()
        .uri(server)
        .bodyValue("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}")
        .exchangeToMono(
            response -> response.releaseBody().thenReturn(response.statusCode().value()));
  }

  private void keep(Grant grant) {
    store.save(server, grant).block(LIMIT);
  }

  private Grant kept() {
    return store.find(server).blockOptional(LIMIT).orElseThrow();
  }

  private Grant lasting(String token, int seconds) {
    JsonNode answer =
        JsonMapper.shared()
            .createObjectNode()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", seconds);
    return TokenAnswer.refreshed(answer, grant(as.issuer(), START), START);
  }

  private Grant grant(String issuer, Instant expiry) {
    return new Grant(
        issuer,
        "client",
        server.toString(),
        new Secret("refused"),
        Optional.of(new Secret("refresh-1")),
        List.of("tools"),
        Optional.of(expiry));
  }
}
