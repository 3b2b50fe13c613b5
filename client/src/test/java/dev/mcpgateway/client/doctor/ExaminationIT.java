package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static dev.mcpgateway.client.doctor.Change.only;
import static dev.mcpgateway.client.doctor.Change.parts;
import static dev.mcpgateway.client.doctor.Change.replace;
import static dev.mcpgateway.client.doctor.Change.set;
import static dev.mcpgateway.client.doctor.Change.status;
import static dev.mcpgateway.client.doctor.Requests.call;
import static dev.mcpgateway.client.doctor.Requests.good;
import static dev.mcpgateway.client.doctor.Requests.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mcpgateway.client.testing.Call;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an examination sends: little, to the right one, and nothing that changes or stays. */
final class ExaminationIT {

  @AutoClose private static final RightServer server = new RightServer();

  @TempDir private static Path directory;

  private final Consultation doctor = new Consultation(directory);

  @AfterEach
  void makeRight() {
    server.reset();
  }

  @Test
  void asksLittleAndOnlyToLook() {
    assertThat(doctor.diagnosis(Subject.of(server.url())).requests()).isLessThan(25);
    assertThat(doctor.diagnosis(server.subject()).requests()).isLessThan(50);
    assertThat(server.calls())
        .allSatisfy(call -> assertThat(call.body()).doesNotContain("tools/call"));
    assertThat(server.registrations()).isEmpty();
  }

  @Test
  void endsEachOfManySessionsAndStaysWithinItsLimitWithEverythingOn() {
    AtomicInteger sessions = new AtomicInteger();
    server.makeWrong(
        call("POST").withRequestBody(containing("initialize\"")),
        right ->
            status(200).then(set("Mcp-Session-Id", "s" + sessions.incrementAndGet())).of(right));

    assertThat(doctor.diagnosis(server.subjectWithTool()).requests()).isLessThanOrEqualTo(100);
    assertThat(server.calls())
        .filteredOn(call -> call.method().equals("DELETE"))
        .hasSize(sessions.get())
        .hasSizeGreaterThan(10);
    assertThat(server.calls().size() + server.elsewhere().size()).isLessThanOrEqualTo(100);
    assertThat(server.registrations()).isEmpty();
  }

  @Test
  void endsTheSessionsThatItOpens() {
    server.makeWrong(call("POST"), status(200).then(set("Mcp-Session-Id", "s1")));

    assertThat(doctor.diagnosis(Subject.of(server.url())).findings())
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
            tuple(RightMcp.SESSION, "Bearer " + server.tokens().first().text()),
            tuple(RightServer.OTHER_SESSION, "Bearer " + server.tokens().other().text()));
  }

  /** It knows no sessions, and refuses what begins one. */
  @Test
  void asksAServerOfTheLatestRevisionInItsOwnWords() {
    server.makeWrong(
        good(),
        right ->
            right.getHeaders().keys().contains("Mcp-Session-Id") ? only(400).of(right) : right);

    Diagnosis diagnosis = doctor.diagnosis(server.subject());

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
    String token = server.tokens().first().text();
    String payload = token.split("\\.", -1)[1];
    server.makeWrong(
        call(),
        status(401)
            .then(
                set(
                    "WWW-Authenticate",
                    "Bearer error_description=\"" + payload + " " + token + "\"")));

    Examination seen = doctor.look(Subject.of(server.url()).withToken(server.tokens().first()));

    assertThat(Recording.write(seen) + Doctor.judge(seen))
        .contains("[redacted] [redacted]", "TOK-13")
        .doesNotContain(payload, "c2lnbmF0dXJl", "A2lnbmF0dXJl", "alice");
  }

  @Test
  void readsNoStreamToItsEnd() {
    server.makeWrong(
        call(),
        only(200)
            .then(set("Content-Type", "text/event-stream"))
            .then(replace("", "data: x\n\n".repeat(40)))
            .then(parts(40, 2_000)));

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

    ask(probes, seen, Clock.offset(Clock.systemUTC(), Consultation.SHORT.whole()));
    ask(
        probes,
        seen,
        Clock.offset(
            Clock.systemUTC(), Consultation.SHORT.whole().plus(Consultation.SHORT.ends())));

    assertThat(server.calls()).extracting(Call::method).containsExactly("DELETE");
    assertThat(Doctor.judge(seen).findings())
        .filteredOn(finding -> finding.id().equals("LIM-01"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.answer().get(1)).contains("two minutes"));
  }

  /** Asks as somebody who began now. */
  private static void ask(List<Probe> probes, Examination seen, Clock clock) {
    new Examiner(Consultation.localClients(), clock, Consultation.SHORT)
        .ask(probes, seen, new Prover(seen.subject(), clock), Clock.systemUTC().instant())
        .block(Duration.ofSeconds(30));
  }

  private List<String> found() {
    return doctor.diagnosis(server.subject()).findings().stream().map(Finding::id).toList();
  }
}
