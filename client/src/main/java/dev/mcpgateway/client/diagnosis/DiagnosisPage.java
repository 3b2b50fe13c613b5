package dev.mcpgateway.client.diagnosis;

import static dev.mcpgateway.client.report.Page.escaped;
import static java.util.stream.Collectors.joining;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Finding;
import dev.mcpgateway.client.doctor.Judgement;
import dev.mcpgateway.client.doctor.Severity;
import dev.mcpgateway.client.flow.Printable;
import dev.mcpgateway.client.report.Page;
import java.util.Arrays;
import java.util.Locale;

/** A diagnosis as one page: what is wrong and what to change, then each check's outcome. */
public final class DiagnosisPage {

  private static final String STYLE =
      """
      h2{font-size:17px;margin:1.6rem 0 .2rem}
      .mark{font-size:13px;font-weight:bold;padding:.1rem .5rem;border-radius:.6rem;color:#fff}
      .error{background:#b3261e}
      .warning{background:#8a5a00}
      .info{background:#1f5fa8}
      pre{border-left:3px solid #8886;padding-left:.8rem}
      p{margin:.3rem 0}
      table{border-collapse:collapse;margin-top:.6rem}
      td{padding:.15rem .8rem .15rem 0;vertical-align:top}
      .FOUND{font-weight:bold}
      .NOT_JUDGED{opacity:.6}
      """;

  private DiagnosisPage() {}

  public static String of(Diagnosis diagnosis) {
    String body =
        "<p>%s</p>\n%s<details><summary>All checks</summary>\n<table>\n%s</table>\n</details>\n"
            .formatted(
                escaped(summary(diagnosis)),
                diagnosis.findings().stream().map(DiagnosisPage::section).collect(joining()),
                diagnosis.judgements().stream().map(DiagnosisPage::row).collect(joining()));
    return new Page("The doctor on " + shown(diagnosis.server().toString()), STYLE, body).html();
  }

  private static String summary(Diagnosis diagnosis) {
    if (!diagnosis.isReached()) {
      return "Nothing answers there. Check that it runs and that the address is right.";
    }
    String found =
        Arrays.stream(Severity.values())
            .map(severity -> counted(diagnosis, severity))
            .filter(text -> !text.isEmpty())
            .collect(joining(", "));
    return (found.isEmpty() ? "Nothing found" : found)
        + "; %d checks, of which %d could not be judged, by %d requests."
            .formatted(diagnosis.checks(), diagnosis.notJudged().size(), diagnosis.requests());
  }

  private static String counted(Diagnosis diagnosis, Severity severity) {
    long count = diagnosis.findings().stream().filter(one -> one.severity() == severity).count();
    return count == 0 ? "" : count + " " + word(severity) + (count == 1 ? "" : "s");
  }

  private static String section(Finding finding) {
    return """
    <section id="%s">
    <h2><span class="mark %s">%s</span> %s: %s</h2>
    <pre>%s</pre>
    <p>Change: %s</p>
    <p>See: %s</p>
    </section>
    """
        .formatted(
            finding.id(),
            word(finding.severity()),
            word(finding.severity()),
            finding.id(),
            shown(finding.title()),
            Evidence.exchange(finding).stream().map(DiagnosisPage::shown).collect(joining("\n")),
            shown(finding.remedy()),
            reference(finding.section()));
  }

  private static String reference(String section) {
    return Specification.address(section)
        .map(address -> "<a href=\"%s\">%s</a>".formatted(escaped(address), escaped(section)))
        .orElse(escaped(section));
  }

  private static String row(Judgement judgement) {
    return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            judgement.outcome(),
            judgement.id(),
            escaped(judgement.title()),
            switch (judgement.outcome()) {
              case PASSED -> "not so";
              case FOUND -> "found";
              case NOT_JUDGED -> "not judged";
            });
  }

  private static String shown(String text) {
    return escaped(Printable.of(text));
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
