package dev.mcpgateway.client.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import dev.mcpgateway.client.store.FileTokenStore;
import dev.mcpgateway.client.store.StoreKey;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import dev.mcpgateway.client.testing.ShownProof;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor has its token from where nobody else sees it, and shows it to the server alone. */
final class DoctorTokenIT {

  private static final String TOKEN = "a-token-of-alice";
  private static final String OTHERS = "a-token-of-bob-s";
  private static final Optional<Instant> FAR = Optional.of(Instant.parse("2100-01-01T00:00:00Z"));

  /** As it is shown to see whether its signature is looked at. */
  private static final String CHANGED = "a-token-Af-alice";

  @TempDir private Path directory;

  @AutoClose
  private final FakeServer server =
      new FakeServer("mcp", new Journal())
          .on(
              "/mcp",
              call ->
                  call.header("Authorization").isEmpty()
                      ? Answer.of(401).with("WWW-Authenticate", "Bearer")
                      : Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
                          .with("Mcp-Session-Id", "a-session"));

  @BeforeEach
  void write() throws IOException {
    file("token", TOKEN + "\n");
    file("key", Base64.getEncoder().encodeToString(new byte[32]));
    file("other-key", Base64.getEncoder().encodeToString("k".repeat(32).getBytes(US_ASCII)));
    file("others", OTHERS);
    file("alice", jwt("alice", 1));
    file("alice-too", jwt("alice", 2));
    file("bound", part("{\"alg\":\"none\"}") + part("{\"cnf\":{\"jkt\":\"k\"}}"));
    file("words", "not one token");
    file("large", "a".repeat(20_000));
  }

  @Test
  void readsItFromAFile() {
    Outcome outcome = doctor("--token D/token");

    assertShown(outcome, TOKEN);
    assertThat(outcome.out()).contains("requests, with a token)", "TOK-26").doesNotContain(TOKEN);
  }

  @Test
  void readsItFromAVariable() {
    Map.Entry<String, String> variable =
        System.getenv().entrySet().stream()
            .filter(one -> TokenAnswer.isToken(one.getValue()))
            .findFirst()
            .orElseThrow();

    assertShown(doctor("--token env:" + variable.getKey()), variable.getValue());
  }

  @Test
  void readsItFromStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(TOKEN.getBytes(US_ASCII)));
    try {
      assertShown(doctor("--token -"), TOKEN);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void takesTheOneThatALoginKept() {
    keep(FAR, Optional.empty());

    assertShown(doctor("--store D/tokens --store-key-file D/key"), TOKEN);
  }

  @Test
  void takesNoKeptOneThatHasExpired() {
    keep(Optional.of(Instant.EPOCH), Optional.empty());

    assertRefused(doctor("--store D/tokens --store-key-file D/key"), "log in first");
  }

  /** Whatever the token is shown like, the proof is a new one, for that request and that token. */
  @Test
  void showsAKeptOneThatIsBoundToAKeyWithProofs() {
    ProofKey key = ProofKey.generate();
    keep(FAR, Optional.of(key));
    server.on("/mcp", DoctorTokenIT::proved);

    Outcome outcome = doctor("--store D/tokens --store-key-file D/key");

    assertThat(outcome.out()).contains("with a token)").doesNotContain("TOK-13", "TOK-3", TOKEN);
    List<Call> shown = shown("(?i)dpop " + TOKEN + ".*");
    assertThat(shown).hasSizeGreaterThan(8);
    assertThat(shown).extracting(call -> proof(call).claim("jti")).doesNotHaveDuplicates();
    assertThat(shown)
        .allSatisfy(call -> {
          assertThat(proof(call).thumbprint()).isEqualTo(key.thumbprint());
          assertThat(proof(call).claim("ath")).isEqualTo(new Secret(TOKEN).hash());
          assertThat(proof(call).claim("htm")).isEqualTo(call.method());
          assertThat(proof(call).claim("htu")).isEqualTo(server.at("/mcp").toString());
        });
    assertThat(shown).filteredOn(call -> proof(call).claim("nonce").isEmpty()).hasSize(1);
    assertThat(shown("(?i)dpop " + CHANGED))
        .singleElement()
        .satisfies(
            call -> assertThat(proof(call).claim("ath")).isEqualTo(new Secret(CHANGED).hash()));
    assertThat(shown("Bearer " + TOKEN)).hasSize(1);
  }

  @Test
  void findsAServerThatTakesABoundTokenAsAnyOther() {
    keep(FAR, Optional.of(ProofKey.generate()));

    assertThat(doctor("--store D/tokens --store-key-file D/key").out())
        .contains("error TOK-38: The token is accepted without the key");
  }

  @Test
  void saysThatATokenIsOfNoUseWithoutItsKey() {
    server.on("/mcp", DoctorTokenIT::proved);

    Outcome outcome = doctor("--token D/token");

    assertThat(outcome.out())
        .contains("warning TOK-39: The token is refused without the key", "--dpop with --store")
        .doesNotContain("TOK-13");
  }

  @Test
  void opensNoStoreWithAnotherKey() {
    keep(FAR, Optional.empty());

    assertRefused(doctor("--store D/tokens --store-key-file D/other-key"), "another key");
  }

  @Test
  void takesThatOfAnotherUserToo() {
    Outcome outcome = doctor("--token D/token --other-token D/others");

    assertShown(outcome, OTHERS);
    assertThat(outcome.out()).doesNotContain(TOKEN, OTHERS);
  }

  @ParameterizedTest
  @CsvSource({
    "--token D/token --other-token D/token, of the same user",
    "--token D/alice --other-token D/alice-too, of the same user",
    "--token D/token --other-token D/words, --other-token: what is there is no token",
    "--other-token D/token, beside --token or --store only",
    "--token the.token.itself, never the token",
    "--token D, never the token",
    "--token D/token --other-token D/bound, --other-token is bound to a key",
    "--token D/words, is no token",
    "--token D/large, is no token",
    "--token env:NO_SUCH_VARIABLE, is no token",
    "--token D/token --store D/tokens --store-key-file D/key, give one",
    "--store D/tokens --store-key-file D/key, log in first",
  })
  void takesNothingElse(String options, String words) {
    Outcome outcome = doctor(options);

    assertRefused(outcome, words);
    assertThat(outcome.err()).doesNotContain("the.token.itself");
  }

  @Test
  void sendsItNowhereInClear() {
    assertRefused(
        Demo.run(("doctor http://mcp.example/mcp --token " + directory + "/token").split(" ")),
        "plain http is accepted on loopback only");
  }

  @Test
  void needsNoneToJudgeARecord() {
    assertRefused(
        Demo.run(("doctor --offline x --token " + directory + "/token").split(" ")),
        "--offline sends nothing");
  }

  private Outcome doctor(String options) {
    return Demo.run(
        ("doctor " + server.at("/mcp") + " " + options)
            .replaceAll(" D(?=/| |$)", " " + directory)
            .split(" "));
  }

  private void assertShown(Outcome outcome, String token) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(server.calls("/mcp"))
        .anyMatch(call -> call.header("Authorization").equals("Bearer " + token));
  }

  private void assertRefused(Outcome outcome, String words) {
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(words);
    assertThat(server.calls("/mcp")).isEmpty();
  }

  /** Wants a proof with its own nonce. */
  private static Answer proved(Call call) {
    if (!call.header("Authorization").matches("(?i)dpop " + TOKEN) || !call.query().isEmpty()) {
      return Answer.of(401).with("WWW-Authenticate", "DPoP algs=\"ES256\"");
    }
    return proof(call).claim("nonce").equals("n1")
        ? Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
        : Answer.of(401)
            .with("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"")
            .with("DPoP-Nonce", "n1");
  }

  private static ShownProof proof(Call call) {
    return ShownProof.of(call.header("DPoP"));
  }

  private List<Call> shown(String authorization) {
    return server.calls("/mcp").stream()
        .filter(call -> call.header("Authorization").matches(authorization))
        .toList();
  }

  private void keep(Optional<Instant> end, Optional<ProofKey> key) {
    URI url = server.at("/mcp");
    Grant grant =
        new Grant(
            "https://as.example",
            "client",
            url.toString(),
            new Secret(TOKEN),
            Optional.empty(),
            List.of(),
            end);
    new FileTokenStore(directory.resolve("tokens"), new StoreKey.KeyFile(directory.resolve("key")))
        .save(url, grant.boundTo(key))
        .block(Duration.ofSeconds(10));
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(US_ASCII)) + ".";
  }

  private static String jwt(String user, int id) {
    return new PlainJWT(
            new JWTClaimsSet.Builder()
                .issuer("https://as.example")
                .subject(user)
                .jwtID(String.valueOf(id))
                .build())
        .serialize();
  }

  private void file(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }
}
