package dev.mcpgateway.client.diagnosis;

import dev.mcpgateway.client.doctor.Finding;
import java.util.ArrayList;
import java.util.List;

/** A finding in lines: what shows it, what to change, and where to read about it. */
final class Evidence {

  private Evidence() {}

  static List<String> of(Finding finding) {
    List<String> lines = exchange(finding);
    lines.add("Change: " + finding.remedy());
    lines.add("See: " + finding.section());
    return lines;
  }

  /** The request and the answer. */
  static List<String> exchange(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add("→ " + finding.request());
    finding.answer().forEach(line -> lines.add("← " + line));
    return lines;
  }
}
