package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.mcpgateway.client.doctor.Change.only;
import static dev.mcpgateway.client.doctor.Change.replace;
import static dev.mcpgateway.client.doctor.Change.status;
import static dev.mcpgateway.client.doctor.Requests.bare;
import static dev.mcpgateway.client.doctor.Requests.other;
import static dev.mcpgateway.client.doctor.Requests.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check finds its own fault on a server that is right otherwise, and nothing else. */
final class CheckIT {

  @AutoClose private static final RightServer server = new RightServer();

  @TempDir private static Path directory;

  private final Consultation doctor = new Consultation(directory);

  @AfterEach
  void makeRight() {
    server.reset();
  }

  static Set<String> faults() {
    return Faults.ids();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsItsFaultAndNothingElse(String id) {
    Wrong wrong = Faults.of(id);
    server.tokens().make(wrong.claims());
    server.makeWrong(wrong.stub(), wrong.change());

    Subject subject = id.startsWith("SSE") ? server.subjectWithTool() : server.subject();
    Diagnosis diagnosis = (id.startsWith("LIM") ? doctor.hurried() : doctor).diagnosis(subject);
    assertThat(diagnosis.findings()).extracting(Finding::id).containsExactly(id);
    assertThat(server.met()).containsExactly(id);
  }

  @Test
  void hasAFaultHereForEachCheck() {
    // that one is below
    assertThat(Catalogue.CHECKS.stream().map(Check::id).filter(id -> !id.equals("SEC-20")))
        .containsExactlyInAnyOrderElementsOf(Faults.ids());
  }

  /** What is wrong is its name, so that the stub answers all by it. */
  @Test
  void findsAServerWithoutTls() {
    Elsewhere named = server.onAnotherMachine();
    server.makeWrong(any(anyUrl()).withName("SEC-20"), named.named());

    Diagnosis diagnosis = doctor.by(named.clients()).diagnosis(Subject.of(named.url()));

    assertThat(diagnosis.findings()).extracting(Finding::id).containsExactly("SEC-20");
    assertThat(server.met()).containsExactly("SEC-20");
  }

  @Test
  void findsNothingOnAServerThatIsRight() {
    assertThat(found()).isEmpty();
  }

  @Test
  void passesEachCheckOnAServerThatIsRight() {
    assertThat(doctor.diagnosis(server.subjectWithTool()).judgements())
        // its token is bound to no key
        .filteredOn(judgement -> !judgement.id().equals("TOK-38"))
        .allMatch(judgement -> judgement.outcome() == Outcome.PASSED);
  }

  @Test
  void judgesNothingThatRestsOnWhatIsMissing() {
    server.makeWrong(bare(), only(404));

    assertThat(doctor.diagnosis(server.subject()).notJudged())
        .extracting(Judgement::id)
        .contains("CHAL-02", "CHAL-09", "PRM-01", "TOK-01", "SEC-01")
        .doesNotContain("CHAL-01", "PRM-07", "ASM-02");
  }

  @Test
  void missesNoRegistrationWhereThereIsAClientId() {
    server.makeWrong(server(), replace("registration_endpoint", "registration"));

    assertThat(doctor.diagnosis(Subject.of(server.url()).withClientId()).findings()).isEmpty();
  }

  @Test
  void judgesNothingWhereNothingAnswers() {
    RightServer gone = new RightServer();
    Subject subject = gone.subject();
    gone.close();

    Diagnosis diagnosis = doctor.diagnosis(subject);

    assertThat(diagnosis.isReached()).isFalse();
    assertThat(diagnosis.notJudged()).hasSize(diagnosis.checks());
  }

  @Test
  void doesNotJudgeTheSessionInOtherHandsByATokenThatIsRefused() {
    server.makeWrong(other(), status(401));

    Diagnosis diagnosis = doctor.diagnosis(server.subject());

    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.notJudged()).extracting(Judgement::id).contains("SEC-17");
  }

  @Test
  void judgesNothingThatNeedsATokenWithoutOne() {
    assertThat(doctor.diagnosis(Subject.of(server.url())).notJudged())
        .extracting(Judgement::id)
        .contains("TOK-13", "TOK-26", "TOK-37", "SEC-13", "SEC-16")
        .doesNotContain("TOK-11", "SEC-01")
        .hasSize(49);
  }

  @Test
  void judgesAnOpaqueTokenByWhatBecomesOfItOnly() {
    Subject opaque = Subject.of(server.url()).withToken(new Secret("opaque-token"));

    Diagnosis diagnosis = doctor.diagnosis(opaque);

    assertThat(diagnosis.findings()).extracting(Finding::id).containsExactly("TOK-13");
    assertThat(diagnosis.notJudged()).extracting(Judgement::id).contains("TOK-16", "TOK-26");
  }

  private List<String> found() {
    return doctor.diagnosis(server.subject()).findings().stream().map(Finding::id).toList();
  }
}
