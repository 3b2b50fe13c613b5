package dev.mcpgateway.client.doctor;

import java.net.URI;
import java.util.List;

/**
 * The outcome of an examination.
 *
 * @param server who was examined
 * @param isReached whether anything answered
 * @param hasToken whether a token was given, without which many checks can't be judged
 * @param requests how many were sent
 * @param judgements what became of each check
 * @param findings what is wrong
 */
public record Diagnosis(
    URI server,
    boolean isReached,
    boolean hasToken,
    int requests,
    List<Judgement> judgements,
    List<Finding> findings) {

  public Diagnosis {
    judgements = List.copyOf(judgements);
    findings = List.copyOf(findings);
  }

  /** How many things were looked at. */
  public int checks() {
    return judgements.size();
  }

  /** The checks that rest on something that was missing. */
  public List<Judgement> notJudged() {
    return judgements.stream().filter(one -> one.outcome() == Outcome.NOT_JUDGED).toList();
  }

  /** Whether all was asked, so that what was not found is not there. */
  public boolean isComplete() {
    return findings.stream().noneMatch(finding -> finding.id().equals(LimitChecks.CUT));
  }

  /** Whether there is nothing that needs to be changed. */
  public boolean isHealthy() {
    return findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
  }
}
