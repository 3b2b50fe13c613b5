package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.possession.ProofKey;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.FollowingBrowser;
import dev.mcpgateway.client.testing.Journal;
import dev.mcpgateway.client.testing.ShownProof;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** A token that is bound to a key is asked for, shown and renewed with proofs by that key. */
final class BindingIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ONLY_DPOP = "DPoP algs=\"ES256 RS256\"";
  private static final String EITHER = "Bearer scope=\"a\", " + ONLY_DPOP;

  private static final Answer PROOF_REFUSED =
      Answer.of(401).with("WWW-Authenticate", "Bearer, DPoP error=\"invalid_dpop_proof\"");

  private final Journal journal = new Journal();

  @AutoClose private final FakeAuthorizationServer as = new FakeAuthorizationServer(journal, "");
  @AutoClose private final FakeMcpServer mcp = new FakeMcpServer(journal, as.issuer());

  private final HttpClients clients = new HttpClients(URI.create("http://localhost"), List.of());
  private final TokenStore store = new InMemoryTokenStore();
  private final List<StepReport> reports = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final URI server = mcp.server().at("/mcp");

  @BeforeEach
  void bindsTokens() {
    as.metadata(metadata -> metadata.putArray("dpop_signing_alg_values_supported").add("ES256"));
    as.server().on("/token", call -> issued("DPoP"));
    mcp.server().on("/mcp", call -> answer(call, ONLY_DPOP));
  }

  private Answer issued(String type) {
    return Answer.json(
        "{\"access_token\":\"t%d\",\"token_type\":\"%s\",\"refresh_token\":\"r\"}"
            .formatted(numbers.incrementAndGet(), type));
  }

  private static Answer answer(Call call, String challenge) {
    return call.header("Authorization").isEmpty()
        ? Answer.of(401).with("WWW-Authenticate", challenge)
        : Answer.of(202);
  }

  @Test
  void provesTheKeyFromTheRequestForATokenToItsLastUse() {
    WebClient client = client();

    assertThat(send(client, HttpMethod.POST)).isEqualTo(202);
    assertThat(send(client, HttpMethod.GET)).isEqualTo(202);
    assertThat(send(client, HttpMethod.DELETE)).isEqualTo(202);

    ShownProof asked = proofs(as.server().calls("/token")).getFirst();
    assertThat(as.server().calls("/authorize").getFirst().query())
        .containsEntry("dpop_jkt", asked.thumbprint());
    assertThat(asked.claim("htu")).isEqualTo(as.server().base() + "/token");
    assertThat(asked.claims()).doesNotContainKeys("ath", "nonce");
    List<Call> shown = withToken();
    assertThat(shown.stream().map(call -> call.header("Authorization")))
        .containsExactly("DPoP t1", "DPoP t1", "DPoP t1");
    assertThat(proofs(shown).stream().map(proof -> proof.claim("htm")))
        .containsExactly("POST", "GET", "DELETE");
    assertThat(proofs(shown))
        .allSatisfy(proof -> {
          assertThat(proof.thumbprint()).isEqualTo(asked.thumbprint());
          assertThat(proof.claim("htu")).isEqualTo(server.toString());
          assertThat(proof.claim("ath")).isEqualTo(new Secret("t1").hash());
        });
    assertThat(ids()).hasSize(4).doesNotHaveDuplicates();
    assertThat(reports.getLast().answer().toString()).contains(asked.thumbprint());
  }

  private void refuseTheFirstToken(Function<Call, Answer> other) {
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.header("Authorization").equals("DPoP t1")
                    ? Answer.of(401).with("WWW-Authenticate", ONLY_DPOP + ", error=invalid_token")
                    : other.apply(call));
  }

  @Test
  void renewsByTheSameKey() {
    WebClient client = client();
    send(client, HttpMethod.POST);
    refuseTheFirstToken(call -> answer(call, ONLY_DPOP));

    assertThat(send(client, HttpMethod.POST)).isEqualTo(202);

    assertThat(as.server().calls("/authorize")).hasSize(1);
    assertThat(as.server().calls("/token").getLast().form())
        .containsEntry("grant_type", "refresh_token");
    assertThat(withToken().getLast().header("Authorization")).isEqualTo("DPoP t2");
    assertThat(
            Stream.concat(
                    proofs(as.server().calls("/token")).stream(), proofs(withToken()).stream())
                .map(ShownProof::thumbprint)
                .distinct())
        .hasSize(1);
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void asksForMoreScopesByAnotherBoundToken() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.header("Authorization").equals("DPoP t1")
                    ? Answer.of(403)
                        .with(
                            "WWW-Authenticate",
                            "Bearer, DPoP error=\"insufficient_scope\", scope=\"write\"")
                    : answer(call, ONLY_DPOP));

    assertThat(send(client(), HttpMethod.POST)).isEqualTo(202);

    assertThat(as.server().calls("/authorize").getLast().query()).containsEntry("scope", "write");
    assertThat(withToken().getLast().header("Authorization")).isEqualTo("DPoP t2");
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void repeatsARequestOnceWithTheNonceThatTheServerWants() {
    as.server().on("/token", call -> nonceOr(call, "as-1", issued("DPoP")));
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.header("Authorization").isEmpty()
                    ? answer(call, ONLY_DPOP)
                    : nonceOr(call, "rs-1", Answer.of(202)));
    WebClient client = client();

    assertThat(send(client, HttpMethod.POST)).isEqualTo(202);
    assertThat(send(client, HttpMethod.POST)).isEqualTo(202);

    assertThat(nonces(as.server().calls("/token"))).containsExactly("", "as-1");
    assertThat(nonces(withToken())).containsExactly("", "rs-1", "rs-1");
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void takesTheNonceOfEachAnswer() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                answer(call, ONLY_DPOP)
                    .with("DPoP-Nonce", "rs-" + mcp.server().calls("/mcp").size()));
    WebClient client = client();

    send(client, HttpMethod.POST);
    send(client, HttpMethod.POST);

    assertThat(nonces(withToken())).containsExactly("rs-1", "rs-2");
  }

  /** A new nonce with each refusal would be tried for ever. */
  @Test
  void asksTheResourceNoThirdTimeAndTheUserNotAtAll() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.header("Authorization").isEmpty()
                    ? answer(call, ONLY_DPOP)
                    : nonceOr(call, "rs-" + numbers.incrementAndGet(), Answer.of(500)));

    assertThat(send(client(), HttpMethod.POST)).isEqualTo(401);

    assertThat(withToken()).hasSize(2);
    assertThat(as.server().calls("/token")).hasSize(1);
  }

  @Test
  void asksForATokenNoThirdTime() {
    as.server()
        .on("/token", call -> nonceOr(call, "as-" + numbers.incrementAndGet(), Answer.of(500)));

    assertThat(refused(client()).problem().came()).contains("use_dpop_nonce");
    assertThat(as.server().calls("/token")).hasSize(2);
  }

  /** The token is good: another login would end in the same answer. */
  @Test
  void doesNotLogInForAProofThatIsRefused() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.header("Authorization").isEmpty() ? answer(call, ONLY_DPOP) : PROOF_REFUSED);
    WebClient client = client();

    assertThat(send(client, HttpMethod.POST)).isEqualTo(401);
    assertThat(send(client, HttpMethod.POST)).isEqualTo(401);
    assertThat(as.server().calls("/token")).hasSize(1);
  }

  @Test
  void doesNotLogInForAProofOfARenewedTokenThatIsRefused() {
    WebClient client = client();
    send(client, HttpMethod.POST);
    refuseTheFirstToken(_ -> PROOF_REFUSED);

    assertThat(send(client, HttpMethod.POST)).isEqualTo(401);
    assertThat(as.server().calls("/token")).hasSize(2);
    assertThat(as.server().calls("/authorize")).hasSize(1);
  }

  /** A server that misses a proof may call that a wrong one. */
  @Test
  void logsInForAKeyWhereItHasNone() {
    mcp.server()
        .on(
            "/mcp",
            call -> call.header("DPoP").isEmpty() ? PROOF_REFUSED : answer(call, ONLY_DPOP));
    store.save(server, kept()).block(LIMIT);

    assertThat(send(client(), HttpMethod.POST)).isEqualTo(202);
    assertThat(withToken().stream().map(call -> call.header("Authorization")))
        .containsExactly("Bearer kept", "DPoP t1");
  }

  @Test
  void takesNoTokenThatIsNotBoundInPlaceOfABoundOne() {
    as.server().on("/token", _ -> issued("Bearer"));

    assertThat(refused(client()).problem().expected()).contains("DPoP");
    assertThat(withToken()).isEmpty();
  }

  @Test
  void takesNoBoundTokenThatItHasNoKeyFor() {
    mcp.server().on("/mcp", call -> answer(call, "Bearer"));

    assertThat(refused(client()).problem().expected()).contains("Bearer");
    assertThat(as.server().calls("/token").getFirst().header("DPoP")).isEmpty();
    assertThat(withToken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bindsWhereTheMetadataOrTheUserWantIt(boolean isByUser) {
    mcp.metadata().put("dpop_bound_access_tokens_required", !isByUser);
    mcp.server().on("/mcp", call -> answer(call, "Bearer"));

    assertThat(
            send(
                client(isByUser ? Binding.ALWAYS : Binding.WHERE_WANTED, new Credential.Header()),
                HttpMethod.POST))
        .isEqualTo(202);
    assertThat(withToken().getFirst().header("Authorization")).isEqualTo("DPoP t1");
  }

  @Test
  void bindsWhereEitherIsTakenIfItCan() {
    mcp.server().on("/mcp", call -> answer(call, EITHER));

    assertThat(send(client(), HttpMethod.POST)).isEqualTo(202);
    assertThat(withToken().getFirst().header("Authorization")).isEqualTo("DPoP t1");
  }

  @ParameterizedTest
  @ValueSource(strings = {EITHER, "Bearer, DPoP algs=\"PS256\""})
  void bindsNotWhereEitherIsTakenAndItCanNot(String challenge) {
    if (challenge.equals(EITHER)) {
      as.metadata(metadata -> metadata.remove("dpop_signing_alg_values_supported"));
    }
    as.server().on("/token", _ -> issued("Bearer"));
    mcp.server().on("/mcp", call -> answer(call, challenge));

    assertThat(send(client(), HttpMethod.POST)).isEqualTo(202);
    assertThat(withToken().getFirst().header("Authorization")).isEqualTo("Bearer t1");
    assertThat(withToken().getFirst().header("DPoP")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"RS256\"]"})
  void endsWhereTheAuthorizationServerCanNotBind(String algorithms) {
    as.metadata(metadata ->
        metadata.set("dpop_signing_alg_values_supported", new JsonMapper().readTree(algorithms)));

    assertThat(refused(client()).problem().expected())
        .contains("dpop_signing_alg_values_supported")
        .contains(as.issuer());
    assertThat(as.server().calls("/authorize")).isEmpty();
  }

  @Test
  void endsWhereTheServerTakesNoProofOfThisClient() {
    mcp.server().on("/mcp", call -> answer(call, "DPoP algs=\"PS256 RS256\""));

    assertThat(refused(client()).problem().came()).isEqualTo("[PS256, RS256]");
  }

  @Test
  void bindsNoTokenInACookie() {
    FlowException refused =
        refused(client(Binding.WHERE_WANTED, new Credential.Cookie("access_token")));

    assertThat(refused.problem().change()).contains("--cookie");
  }

  @Test
  void usesAKeptTokenByItsKey() {
    ProofKey key = ProofKey.generate();
    store.save(server, kept().boundTo(Optional.of(key))).block(LIMIT);

    assertThat(send(client(), HttpMethod.POST)).isEqualTo(202);
    assertThat(proofs(withToken()).getFirst().thumbprint()).isEqualTo(key.thumbprint());
  }

  private Grant kept() {
    return new Grant(
        as.issuer(),
        "c",
        server.toString(),
        new Secret("kept"),
        Optional.empty(),
        List.of(),
        Optional.of(Instant.MAX));
  }

  /** What the server wants to see, unless the proof has it. */
  private static Answer nonceOr(Call call, String nonce, Answer good) {
    if (ShownProof.of(call.header("DPoP")).claim("nonce").equals(nonce)) {
      return good;
    }
    boolean isToken = call.path().equals("/token");
    Answer refused =
        isToken
            ? FakeAuthorizationServer.refused("use_dpop_nonce")
            : Answer.of(401).with("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"");
    return refused.with("DPoP-Nonce", nonce);
  }

  private List<Call> withToken() {
    return mcp.server().calls("/mcp").stream()
        .filter(call -> !call.header("Authorization").isEmpty())
        .toList();
  }

  private static List<ShownProof> proofs(List<Call> calls) {
    return calls.stream().map(call -> ShownProof.of(call.header("DPoP"))).toList();
  }

  private static List<String> nonces(List<Call> calls) {
    return proofs(calls).stream().map(proof -> proof.claim("nonce")).toList();
  }

  private List<String> ids() {
    return Stream.of(as.server().calls("/token"), withToken())
        .flatMap(calls -> proofs(calls).stream())
        .map(proof -> proof.claim("jti"))
        .toList();
  }

  private WebClient client() {
    return client(Binding.WHERE_WANTED, new Credential.Header());
  }

  private WebClient client(Binding binding, Credential credential) {
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), LIMIT, credential).with(binding);
    LoginPorts ports =
        new LoginPorts(
            new FollowingBrowser(clients.forDocuments()),
            new LoopbackListener("127.0.0.1", 0),
            store,
            new PreRegistered(Optional.empty(), Optional.empty(), Optional.empty()),
            reports::add);
    Authorizer authorizer =
        new Authorizer(settings, ports, new Fetcher(clients), new Random(1), Clock.systemUTC());
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer))
        .build();
  }

  private FlowException refused(WebClient client) {
    return catchThrowableOfType(FlowException.class, () -> send(client, HttpMethod.POST));
  }

  private int send(WebClient client, HttpMethod method) {
    return client
        .method(method)
        .uri(server)
        .bodyValue("{}")
        .exchangeToMono(
            response -> response.releaseBody().thenReturn(response.statusCode().value()))
        .blockOptional(LIMIT)
        .orElseThrow();
  }
}
