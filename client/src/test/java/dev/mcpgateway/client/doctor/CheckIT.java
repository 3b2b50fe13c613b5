package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.RightServer.ASM;
import static dev.mcpgateway.client.doctor.RightServer.PRM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.JsonNodeFactory;

/** Each check finds its own fault on a server that is right otherwise, and nothing else. */
final class CheckIT {

  private static final Predicate<Call> CALL =
      call -> call.path().equals("/mcp") && !call.method().equals("OPTIONS");
  private static final Predicate<Call> BARE =
      CALL.and(call -> call.header("Authorization").isEmpty());
  private static final Predicate<Call> GARBAGE = token("Bearer not");
  private static final Predicate<Call> OTHER = bearing("Bearer .*\\.b3RoZXI");
  private static final Predicate<Call> FORGED = bearing("Bearer .*\\.Zm9yZ2Vk");
  private static final Predicate<Call> OWN_KEY = CALL.and(CheckIT::isForElse);
  private static final Predicate<Call> POST = CALL.and(call -> call.method().equals("POST"));
  private static final Predicate<Call> GET = CALL.and(call -> call.method().equals("GET"));
  private static final Predicate<Call> PREFLIGHT =
      path("/mcp").and(call -> call.method().equals("OPTIONS"));

  /** With the token as it should be shown. */
  private static final Predicate<Call> GOOD =
      bearing("Bearer [^,]*\\.c2lnbmF0dXJl").and(call -> call.query().isEmpty());

  private static final Predicate<Call> ALONE = body("io.modelcontextprotocol/protocolVersion");
  private static final Predicate<Call> IN_SESSION = GOOD.and(ALONE.negate());
  private static final Predicate<Call> PING = body("\"ping\"").and(version("2025-11-25"));
  private static final Predicate<Call> TOOL = body("tools/call");
  private static final Predicate<Call> SESSION =
      CALL.and(call -> call.header("Mcp-Session-Id").equals(RightMcp.SESSION));
  private static final Predicate<Call> METADATA = call -> call.path().startsWith(PRM);
  private static final Predicate<Call> SERVER = path(ASM);
  private static final Predicate<Call> KEYS = path("/keys");
  private static final Predicate<Call> ORIGIN = CALL.and(call -> !call.header("Origin").isEmpty());

  /** Shown by a record, and by an examination that was cut off. */
  private static final Set<String> ELSEWHERE = Set.of("SEC-20", "LIM-01");

  private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

  /** Nobody waits longer than it takes here. */
  private static final Waits SHORT =
      new Waits(
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  @TempDir private static Path directory;

  private final RightServer server = new RightServer();

  /** What is made wrong: some answers, or what the token says. */
  private record Fault(
      Predicate<Call> which, UnaryOperator<Answer> how, UnaryOperator<String> claims) {}

  private static void fault(String id, Predicate<Call> which, UnaryOperator<Answer> how) {
    FAULTS.put(id, new Fault(which, how, UnaryOperator.identity()));
  }

  private static void claim(String id, int status, String pattern, String other) {
    UnaryOperator<Answer> how = status == 200 ? UnaryOperator.identity() : status(status);
    FAULTS.put(id, new Fault(GOOD, how, claims -> claims.replaceFirst(pattern, other)));
  }

  /** The answer to a call that the token is not enough for. */
  private static void forbidden(String id, String challenge) {
    fault(
        id,
        body("prompts/list"),
        answer ->
            challenge.isEmpty()
                ? status(403).apply(answer)
                : set("WWW-Authenticate", challenge).apply(status(403).apply(answer)));
  }

  private static Predicate<Call> version(String version) {
    return call -> call.header("MCP-Protocol-Version").equals(version);
  }

  private static Predicate<Call> method(String method) {
    return call -> call.header("Mcp-Method").equals(method);
  }

  private static Answer events(Answer answer, Flux<String> events) {
    return new Answer(answer.status(), answer.headers(), events);
  }

  private static Predicate<Call> body(String part) {
    return GOOD.and(call -> call.body().contains(part));
  }

  private static boolean isForElse(Call call) {
    String[] parts = call.header("Authorization").split("\\.", -1);
    return parts.length == 3
        && new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).contains("audience.invalid");
  }

  private static Predicate<Call> bearing(String pattern) {
    return CALL.and(call -> call.header("Authorization").matches(pattern));
  }

  private static Predicate<Call> token(String start) {
    return CALL.and(call -> call.header("Authorization").startsWith(start));
  }

  private static Predicate<Call> path(String path) {
    return call -> call.path().equals(path);
  }

  private static UnaryOperator<Answer> set(String name, String value) {
    return answer -> without(name).apply(answer).with(name, value);
  }

  private static UnaryOperator<Answer> without(String name) {
    return answer ->
        new Answer(
            answer.status(),
            answer.headers().stream().filter(one -> !one.getKey().equals(name)).toList(),
            answer.body());
  }

  private static UnaryOperator<Answer> status(int status) {
    return answer -> new Answer(status, answer.headers(), answer.body());
  }

  private static UnaryOperator<Answer> challenge(String pattern, String other) {
    return answer -> {
      String value = header(answer, "WWW-Authenticate");
      return set("WWW-Authenticate", value.replaceFirst(pattern, other)).apply(answer);
    };
  }

  private static String header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(one -> one.getKey().equals(name))
        .map(Map.Entry::getValue)
        .collect(joining());
  }

  private static UnaryOperator<Answer> json(String pattern, String other) {
    return answer ->
        new Answer(
            answer.status(),
            answer.headers(),
            answer
                .body()
                .collectList()
                .map(parts -> String.join("", parts).replaceFirst(pattern, other))
                .flux());
  }

  static {
    fault("CHAL-01", BARE, _ -> Answer.of(404));
    fault("CHAL-02", CALL, without("WWW-Authenticate"));
    fault("CHAL-03", CALL, challenge(".*", "Digest realm=\"x\""));
    fault("CHAL-04", BARE, challenge("scope=\"mcp\"", "scope=\"mcp"));
    fault("CHAL-05", CALL, challenge("resource_metadata=\"[^\"]*\", ", ""));
    fault("CHAL-06", CALL, challenge("http:", ""));
    fault("CHAL-07", CALL, challenge("localhost", "127.0.0.1"));
    fault("CHAL-08", BARE, challenge("$", ", error=\"invalid_token\""));
    fault("CHAL-09", GET, status(405));
    fault("CHAL-10", GET, without("WWW-Authenticate"));
    fault("CHAL-11", CALL, challenge("\"mcp\"", "\"\""));
    fault("CHAL-12", CALL, _ -> Answer.redirect("/login"));
    fault("CHAL-13", CALL, status(500));
    fault("CHAL-14", CALL, _ -> Answer.of(421));
    fault("CHAL-15", CALL, challenge("http://localhost", "http://mcp.example"));
    fault("PRM-01", METADATA, _ -> Answer.of(404));
    fault("PRM-02", CALL, challenge("resource\"", "resource/else\""));
    fault(
        "PRM-03", path(PRM + "/mcp").and(call -> call.method().equals("GET")), _ -> Answer.of(404));
    fault("PRM-04", METADATA, _ -> Answer.page(200, "<html>"));
    fault("PRM-05", METADATA, set("Content-Type", "text/plain"));
    fault("PRM-06", METADATA, json("\"resource\"", "\"name\""));
    fault("PRM-07", METADATA, json("/mcp\"", "/other\""));
    fault("PRM-08", METADATA, json("/mcp\"", "/mcp/\""));
    fault("PRM-09", METADATA, json("/mcp\"", "\""));
    fault("PRM-10", METADATA, json("authorization_servers", "servers"));
    fault("PRM-11", METADATA, json("\\[\"http://", "[\"ftp://"));
    fault("PRM-12", METADATA, json("\\}$", ",\"bearer_methods_supported\":[\"body\"]}"));
    fault(
        "PRM-13", METADATA, json("\\}$", ",\"bearer_methods_supported\":[\"header\",\"query\"]}"));
    fault(
        "PRM-14", METADATA.and(call -> call.method().equals("GET")), _ -> Answer.redirect("/else"));
    fault("PRM-15", METADATA, status(401));
    fault("PRM-16", path(PRM + "/mcp"), json("\\}$", ",\"resource_name\":\"x\"}"));
    fault(
        "PRM-18",
        METADATA.or(BARE),
        answer ->
            json("scopes_supported", "scopes")
                .apply(challenge(", scope=\"mcp\"", "").apply(answer)));
    fault("PRM-17", METADATA, set("Cache-Control", "max-age=604800"));
    fault("PRM-19", METADATA, json("\"http:", "\"HTTP:"));
    fault("ASM-01", SERVER, _ -> Answer.of(404));
    fault("ASM-02", SERVER, json("\"issuer\":\"([^\"]*)\"", "\"issuer\":\"$1/\""));
    fault("ASM-03", SERVER, json("code_challenge_methods_supported", "methods"));
    fault("ASM-04", SERVER, json("\"S256\"", "\"plain\""));
    fault("ASM-05", SERVER, json("\"S256\"", "\"S256\",\"plain\""));
    fault("ASM-06", SERVER, json("authorization_endpoint", "endpoint"));
    fault("ASM-07", SERVER, json("token_endpoint\"", "endpoint\""));
    fault("ASM-08", SERVER, json("response_types_supported", "types"));
    fault("ASM-09", SERVER, json("\"code\"", "\"id_token\""));
    fault("ASM-10", SERVER, json("\"authorization_code\"", "\"device\""));
    fault("ASM-11", SERVER, json(",\"refresh_token\"", ""));
    fault(
        "ASM-12",
        SERVER,
        json("\"token_endpoint\":\"http://[^/]*", "\"token_endpoint\":\"http://as.example"));
    fault("ASM-13", SERVER, json("jwks_uri", "keys"));
    fault("ASM-14", KEYS, json(".*", "{\"keys\":[]}"));
    fault("ASM-15", KEYS, json("\"n\"", "\"d\""));
    fault("ASM-16", SERVER, json("registration_endpoint", "registration"));
    fault("ASM-17", SERVER, json("\"none\"", "\"client_secret_basic\""));
    fault("ASM-18", SERVER, json("true", "false"));
    fault("ASM-19", SERVER, json("\\[\"mcp\"\\]", "[\"openid\"]"));
    fault("ASM-20", SERVER, _ -> Answer.redirect("/else"));
    fault("ASM-21", SERVER, set("Content-Type", "text/plain"));
    fault("ASM-22", SERVER, json("\\[\"code\"", "[\"code\",\"id_token token\""));
    fault("ASM-23", SERVER, json("\"refresh_token\"", "\"refresh_token\",\"password\""));
    fault("ASM-24", METADATA, json("\\[\"[^\"]*", "[\"http://localhost:1"));
    fault("TOK-01", GARBAGE, status(200));
    fault("TOK-02", GARBAGE, status(403));
    fault("TOK-03", token("Bearer eyJhbGciOiJub25l"), status(200));
    fault("TOK-04", token("Bearer eyJhbGciOiJub25l"), status(500));
    fault("TOK-05", FORGED, status(200));
    fault("TOK-06", FORGED, status(500));
    fault("TOK-07", GARBAGE, challenge(", error=.*", ""));
    fault("TOK-08", GARBAGE, without("WWW-Authenticate"));
    fault("TOK-09", GARBAGE, challenge("resource_metadata=\"[^\"]*\", ", ""));
    fault("TOK-10", token("Basic"), status(200));
    fault("TOK-11", OWN_KEY, status(200));
    fault("TOK-12", OWN_KEY, status(500));
    fault("TOK-13", GOOD, _ -> Answer.of(401));
    claim("TOK-14", 401, "\"exp\":\\d+", "\"exp\":1");
    claim("TOK-15", 200, "\"exp\":\\d+", "\"exp\":1");
    claim("TOK-16", 401, "/mcp\"", "/else\"");
    claim("TOK-17", 200, "/mcp\"", "/else\"");
    claim("TOK-18", 200, "\"aud\"", "\"aim\"");
    claim("TOK-19", 200, "\"iss\":\"", "\"iss\":\"https://else.invalid/");
    claim("TOK-20", 200, "\"exp\"", "\"end\"");
    claim("TOK-21", 200, "\"iat\":\\d+", "\"iat\":1");
    claim("TOK-22", 200, "\"sub\"", "\"typ\":\"ID\",\"sub\"");
    claim("TOK-23", 200, "at\\+jwt", "JWT");
    claim("TOK-24", 200, "\"scope\":\"mcp", "\"scp\":\"other");
    fault("TOK-25", GOOD, status(502));
    fault("TOK-26", bearing("Bearer .*\\.A2lnbmF0dXJl"), status(200));
    fault("TOK-27", bearing("Bearer .*\\.A2lnbmF0dXJl"), status(500));
    fault("TOK-28", BARE.and(call -> call.query().containsKey("access_token")), status(200));
    fault("TOK-29", token("bearer"), status(401));
    fault("TOK-30", bearing("Bearer .*,.*"), status(200));
    fault(
        "TOK-31",
        bearing("Bearer .*").and(call -> call.query().containsKey("access_token")),
        status(200));
    forbidden("TOK-32", "");
    forbidden("TOK-33", "Bearer scope=\"more\", resource_metadata=\"x\"");
    forbidden("TOK-34", "Bearer error=\"insufficient_scope\", resource_metadata=\"x\"");
    forbidden("TOK-35", "Bearer error=\"insufficient_scope\", scope=\"more\"");
    forbidden(
        "TOK-36", "Bearer error=\"insufficient_scope\", scope=\"mcp\", resource_metadata=\"x\"");
    fault(
        "TOK-37",
        GOOD,
        _ -> Answer.of(401).with("WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
    claim("TOK-38", 200, "\"sub\"", "\"cnf\":{\"jkt\":\"k\"},\"sub\"");
    claim("TOK-39", 401, "\"sub\"", "\"cnf\":{\"jkt\":\"k\"},\"sub\"");
    fault(
        "CORS-01",
        METADATA.and(call -> call.method().equals("GET")),
        without("Access-Control-Allow-Origin"));
    fault("CORS-02", SERVER, without("Access-Control-Allow-Origin"));
    fault("CORS-03", PREFLIGHT, _ -> Answer.of(401));
    fault("CORS-04", PREFLIGHT, set("Access-Control-Allow-Headers", "*"));
    fault("CORS-05", PREFLIGHT, set("Access-Control-Allow-Headers", "Authorization"));
    fault("CORS-06", ORIGIN, set("Access-Control-Expose-Headers", "Mcp-Session-Id"));
    fault("CORS-07", ORIGIN, set("Access-Control-Expose-Headers", "WWW-Authenticate"));
    fault("CORS-08", ORIGIN, set("Access-Control-Allow-Credentials", "true"));
    fault("CORS-09", METADATA.and(call -> call.method().equals("OPTIONS")), status(405));
    fault("CORS-10", ORIGIN, set("Access-Control-Allow-Origin", "https://browser.invalid"));
    fault(
        "SEC-01", CALL.and(call -> call.header("Mcp-Session-Id").startsWith("0000")), status(404));
    fault("SEC-02", POST.and(call -> call.body().equals("{")), status(400));
    fault(
        "SEC-03",
        CALL.and(call -> call.header("MCP-Protocol-Version").startsWith("1999")),
        status(400));
    fault("SEC-04", ORIGIN, status(200));
    fault(
        "SEC-05",
        CALL.and(call -> call.header("Host").equals("host.invalid")),
        challenge("localhost:[0-9]*", "host.invalid"));
    fault("SEC-06", CALL, set("Date", "Tue, 3 Jun 2008 11:05:30 GMT"));
    fault("SEC-07", SERVER, set("Date", "Tue, 3 Jun 2008 11:05:30 GMT"));
    fault("SEC-08", BARE, set("Cache-Control", "public"));
    fault("SEC-09", CALL, set("Set-Cookie", "a=b"));
    fault("SEC-10", CALL, set("Server", "nginx/1.26"));
    fault("SEC-11", BARE, set("Content-Type", "text/html"));
    fault("SEC-12", CALL.and(call -> call.header("Host").equals("host.invalid")), status(500));
    fault("SEC-13", SESSION.and(BARE), status(200));
    fault("SEC-14", SESSION.and(GARBAGE), status(200));
    fault("SEC-15", SESSION.and(BARE), status(404));
    fault("SEC-16", body("initialize\""), set("Cache-Control", "public, max-age=60"));
    fault("SEC-17", SESSION.and(OTHER), status(200));
    fault("SEC-21", METADATA, json("\\[\"[^\"]*", "[\"https://240.0.0.1"));
    fault("VER-01", IN_SESSION.and(version("1999-01-01")), status(200));
    fault("VER-02", ALONE.and(version("1999-01-01")), json("-32022", "-32602"));
    fault("VER-03", ALONE.and(body("2025-11-25")), status(200));
    fault(
        "VER-04", ALONE.and(method("tools/list")).and(body("discover")), json("-32020", "-32600"));
    fault("VER-05", ALONE.and(method("")), status(200));
    fault("VER-06", body("prompts/get"), status(404));
    fault(
        "SSE-01",
        TOOL,
        answer -> events(answer, answer.body().collectList().flatMapIterable(one -> one)));
    fault("SSE-02", body("initialize\""), set("Content-Type", "text/plain"));
    fault("SSE-03", PING, set("Cache-Control", "max-age=60"));
    fault("SSE-04", PING, without("X-Accel-Buffering"));
    fault("SSE-05", PING, set("Content-Encoding", "gzip"));
    fault("SSE-06", PING, set("Content-Length", String.valueOf(RightMcp.PONG.length())));
    fault("SSE-07", GET.and(GOOD), status(404));
    fault("SSE-08", GET.and(GOOD), answer -> events(answer, Flux.never()));
    fault("SSE-11", GET.and(GOOD), _ -> Answer.of(FakeServer.NONE));
    fault("SSE-09", PING, answer -> events(answer, answer.body().concatWith(Flux.never())));
    fault("SSE-10", TOOL, answer -> events(answer, answer.body().take(2)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<String> faults() {
    return FAULTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsItsFaultAndNothingElse(String id) {
    Fault fault = Objects.requireNonNull(FAULTS.get(id));
    server.makeTokenSay(fault.claims());
    server.makeWrong(fault.which(), fault.how());

    Subject subject = id.startsWith("SSE") ? subjectWithTool() : subject();
    assertThat(diagnosis(subject).findings()).extracting(Finding::id).containsExactly(id);
  }

  @Test
  void findsNothingOnAServerThatIsRight() {
    assertThat(found()).isEmpty();
  }

  @Test
  void passesEachCheckOnAServerThatIsRight() {
    assertThat(diagnosis(subjectWithTool()).judgements())
        // its token is bound to no key
        .filteredOn(judgement -> !judgement.id().equals("TOK-38"))
        .allMatch(judgement -> judgement.outcome() == Outcome.PASSED);
  }

  @Test
  void judgesNothingThatRestsOnWhatIsMissing() {
    server.makeWrong(BARE, _ -> Answer.of(404));

    assertThat(diagnosis().notJudged())
        .extracting(Judgement::id)
        .contains("CHAL-02", "CHAL-09", "PRM-01", "TOK-01", "SEC-01")
        .doesNotContain("CHAL-01", "PRM-07", "ASM-02");
  }

  @Test
  void missesNoRegistrationWhereThereIsAClientId() {
    server.makeWrong(SERVER, json("registration_endpoint", "registration"));

    assertThat(diagnosis(Subject.of(server.url()).withClientId()).findings()).isEmpty();
  }

  @Test
  void judgesNothingWhereNothingAnswers() {
    server.close();

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.isReached()).isFalse();
    assertThat(diagnosis.notJudged()).hasSize(diagnosis.checks());
  }

  @Test
  void hasAFaultHereForEachCheck() {
    assertThat(Catalogue.CHECKS.stream().map(Check::id).filter(id -> !ELSEWHERE.contains(id)))
        .containsExactlyInAnyOrderElementsOf(FAULTS.keySet());
  }

  @Test
  void asksLittleAndOnlyToLook() {
    assertThat(diagnosis(Subject.of(server.url())).requests()).isLessThan(25);
    assertThat(diagnosis().requests()).isLessThan(50);
    assertThat(server.calls())
        .allSatisfy(call -> assertThat(call.body()).doesNotContain("tools/call"));
    assertThat(server.registrations()).isEmpty();
  }

  /** As nothing here is called from elsewhere, the record says that it was. */
  @Test
  void findsAServerWithoutTls() throws IOException {
    String record = Recording.write(look(Subject.of(server.url())));
    Path file = directory.resolve("elsewhere.json");

    Files.writeString(file, server.elsewhere(record));

    assertThat(Doctor.judge(Recording.read(file)).findings())
        .extracting(Finding::id)
        .containsExactly("SEC-20");
  }

  @Test
  void endsEachOfManySessionsAndStaysWithinItsLimitWithEverythingOn() {
    AtomicInteger sessions = new AtomicInteger();
    server.makeWrong(
        POST.and(call -> call.body().contains("initialize\"")),
        answer ->
            status(200).apply(answer).with("Mcp-Session-Id", "s" + sessions.incrementAndGet()));

    assertThat(diagnosis(subjectWithTool()).requests()).isLessThanOrEqualTo(100);
    assertThat(server.calls())
        .filteredOn(call -> call.method().equals("DELETE"))
        .hasSize(sessions.get())
        .hasSizeGreaterThan(10);
    assertThat(server.calls().size() + server.elsewhere().size()).isLessThanOrEqualTo(100);
    assertThat(server.registrations()).isEmpty();
  }

  @Test
  void endsTheSessionsThatItOpens() {
    server.makeWrong(POST, answer -> status(200).apply(answer).with("Mcp-Session-Id", "s1"));

    assertThat(diagnosis(Subject.of(server.url())).findings())
        .extracting(Finding::id)
        .contains("CHAL-01");
    assertThat(server.calls())
        .filteredOn(call -> call.method().equals("DELETE"))
        .singleElement()
        .satisfies(call -> assertThat(call.header("Mcp-Session-Id")).isEqualTo("s1"));
  }

  @Test
  void endsTheSessionOfEachTokenWithThatToken() {
    assertThat(found()).isEmpty();

    assertThat(server.calls())
        .filteredOn(call -> call.method().equals("DELETE"))
        .extracting(call -> call.header("Mcp-Session-Id"), call -> call.header("Authorization"))
        .containsExactly(
            tuple(RightMcp.SESSION, "Bearer " + server.token().text()),
            tuple(RightServer.OTHER_SESSION, "Bearer " + server.otherToken().text()));
  }

  @Test
  void doesNotJudgeTheSessionInOtherHandsByATokenThatIsRefused() {
    server.makeWrong(OTHER, status(401));

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.notJudged()).extracting(Judgement::id).contains("SEC-17");
  }

  @Test
  void judgesNothingThatNeedsATokenWithoutOne() {
    assertThat(diagnosis(Subject.of(server.url())).notJudged())
        .extracting(Judgement::id)
        .contains("TOK-13", "TOK-26", "TOK-37", "SEC-13", "SEC-16")
        .doesNotContain("TOK-11", "SEC-01")
        .hasSize(49);
  }

  /** It knows no sessions, and refuses what begins one. */
  @Test
  void asksAServerOfTheLatestRevisionInItsOwnWords() {
    server.makeWrong(
        GOOD,
        answer ->
            answer.headers().stream().anyMatch(one -> one.getKey().equals("Mcp-Session-Id"))
                ? Answer.of(400)
                : answer);

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.notJudged())
        .extracting(Judgement::id)
        .contains("SEC-13", "SEC-14", "SEC-15")
        .doesNotContain("TOK-26", "TOK-37", "SEC-16");
    assertThat(server.calls())
        .filteredOn(call -> call.header("Mcp-Method").equals("prompts/list"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
          assertThat(call.body()).contains("\"_meta\":{");
        });
  }

  @Test
  void judgesAnOpaqueTokenByWhatBecomesOfItOnly() {
    Subject opaque = Subject.of(server.url()).withToken(new Secret("opaque-token"));

    Diagnosis diagnosis = diagnosis(opaque);

    assertThat(diagnosis.findings()).extracting(Finding::id).containsExactly("TOK-13");
    assertThat(diagnosis.notJudged()).extracting(Judgement::id).contains("TOK-16", "TOK-26");
  }

  @Test
  void showsTheTokenToTheServerOnly() {
    assertThat(found()).isEmpty();

    assertThat(server.elsewhere())
        .isNotEmpty()
        .allSatisfy(call -> {
          assertThat(call.headers().getFirst("Authorization")).isNull();
          assertThat(call.uri()).doesNotContain("access_token");
        });
  }

  /** It is in a header that is shown, in a part of it, and changed. */
  @Test
  void keepsAndShowsNothingOfTheToken() {
    String token = server.token().text();
    String payload = token.split("\\.", -1)[1];
    server.makeWrong(
        CALL,
        answer ->
            set("WWW-Authenticate", "Bearer error_description=\"" + payload + " " + token + "\"")
                .apply(status(401).apply(answer)));

    Examination seen = look(Subject.of(server.url()).withToken(server.token()));

    assertThat(Recording.write(seen) + Doctor.judge(seen))
        .contains("[redacted] [redacted]", "TOK-13")
        .doesNotContain(payload, "c2lnbmF0dXJl", "A2lnbmF0dXJl", "alice");
  }

  @Test
  void readsNoStreamToItsEnd() {
    server.makeWrong(CALL, _ -> Answer.events(Flux.<String>never().startWith("data: x\n\n")));

    assertThat(found()).contains("CHAL-01");
  }

  @Test
  void neverSendsMoreThanItsLimit() {
    Examination seen = new Examination(Subject.of(server.url()));
    List<Probe> many =
        IntStream.range(0, 150).mapToObj(at -> Probe.document("p" + at, server.url())).toList();
    List<Probe> ends =
        IntStream.range(0, 150)
            .mapToObj(at -> new Probe("end" + at, "DELETE", server.url(), Map.of(), ""))
            .toList();

    ask(many, seen, Clock.systemUTC());
    assertThat(server.calls()).hasSize(80);
    ask(ends, seen, Clock.systemUTC());
    assertThat(server.calls()).hasSize(100);
  }

  @Test
  void asksNothingMoreWhenItsTimeIsOverButEndsSessions() {
    Examination seen = new Examination(Subject.of(server.url()));
    List<Probe> probes =
        List.of(
            Probe.document("late", server.url()),
            new Probe("end", "DELETE", server.url(), Map.of(), ""));

    ask(probes, seen, Clock.offset(Clock.systemUTC(), SHORT.whole()));
    ask(probes, seen, Clock.offset(Clock.systemUTC(), SHORT.whole().plus(SHORT.ends())));

    assertThat(server.calls()).extracting(Call::method).containsExactly("DELETE");
    assertThat(Doctor.judge(seen).findings())
        .filteredOn(finding -> finding.id().equals("LIM-01"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.answer().get(1)).contains("two minutes"));
  }

  /** Asks as somebody who began now. */
  private static void ask(List<Probe> probes, Examination seen, Clock clock) {
    new Examiner(new HttpClients(URI.create("http://localhost"), List.of()), clock, SHORT)
        .ask(probes, seen, Clock.systemUTC().instant())
        .block(Duration.ofSeconds(30));
  }

  private List<String> found() {
    return diagnosis().findings().stream().map(Finding::id).toList();
  }

  /** Judged now, and again from the file that keeps what was seen. */
  private Diagnosis diagnosis() {
    return diagnosis(subject());
  }

  private Subject subject() {
    return Subject.of(server.url()).withToken(server.token()).withOther(server.otherToken());
  }

  /** The same, where a tool may be called, which takes its time. */
  private Subject subjectWithTool() {
    return subject().withTool(new StreamTool("slow", JsonNodeFactory.instance.objectNode()));
  }

  private Diagnosis diagnosis(Subject subject) {
    Examination seen = look(subject);
    Diagnosis diagnosis = Doctor.judge(seen);
    assertThat(Doctor.judge(recorded(seen))).isEqualTo(diagnosis);
    return diagnosis;
  }

  private static Examination look(Subject subject) {
    return Objects.requireNonNull(
        new Doctor(
                new HttpClients(URI.create("http://localhost"), List.of()),
                Clock.systemUTC(),
                SHORT)
            .look(subject)
            .block(Duration.ofSeconds(30)));
  }

  private static Examination recorded(Examination seen) {
    try {
      return Recording.read(
          Files.writeString(directory.resolve("record.json"), Recording.write(seen)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
