package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.http.HttpClients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Examines an MCP server and says what is wrong with its authorization. */
public final class Doctor {

  private final Examiner examiner;

  public Doctor(HttpClients clients, Clock clock) {
    this(clients, clock, Waits.OF_PEOPLE);
  }

  Doctor(HttpClients clients, Clock clock, Waits waits) {
    this.examiner = new Examiner(clients, clock, waits);
  }

  public Mono<Diagnosis> examine(Subject subject) {
    return look(subject).map(Doctor::judge);
  }

  /** Asks, and judges nothing yet; what must not be shown is out of the record already. */
  public Mono<Examination> look(Subject subject) {
    return look(subject, Mono.never());
  }

  /**
   * The same, and no longer than the user wants.
   *
   * @param stop completes when nothing more is to be asked; sessions are ended all the same
   */
  public Mono<Examination> look(Subject subject, Mono<Void> stop) {
    return examiner.examine(subject, stop).map(Redaction::of);
  }

  /** Judges what was seen now or earlier. */
  public static Diagnosis judge(Examination seen) {
    List<Judgement> judgements = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Check check : Catalogue.CHECKS) {
      Optional<Finding> finding = check.judge(seen);
      finding.ifPresent(findings::add);
      judgements.add(Judgement.of(check, outcome(check, seen, finding.isPresent())));
    }
    return new Diagnosis(
        seen.server(),
        seen.isReached(),
        seen.subject().traits().isGiven(),
        seen.all().size(),
        judgements,
        findings);
  }

  private static Outcome outcome(Check check, Examination seen, boolean isFound) {
    if (isFound) {
      return Outcome.FOUND;
    }
    return check.fault().isJudgeable(seen) ? Outcome.PASSED : Outcome.NOT_JUDGED;
  }
}
