package dev.mcpgateway.client.doctor;

import java.util.List;

/**
 * The outcome of an examination.
 *
 * @param isReached whether anything answered
 * @param requests how many were sent
 * @param checks how many things were looked at
 * @param findings what is wrong
 */
public record Diagnosis(boolean isReached, int requests, int checks, List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether there is nothing that needs to be changed. */
  public boolean isHealthy() {
    return findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
  }
}
