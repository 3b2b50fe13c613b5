package dev.mcpgateway.client.command;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Finding;
import dev.mcpgateway.client.doctor.Severity;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A diagnosis in words, one paragraph for each finding. */
final class DiagnosisText {

  private DiagnosisText() {}

  static String of(Diagnosis diagnosis, Ansi ansi) {
    if (!diagnosis.isReached()) {
      return "Nothing answers at "
          + diagnosis.server()
          + ". Check that it runs and that the address is right.\n";
    }
    StringBuilder text = new StringBuilder();
    diagnosis.findings().forEach(finding -> append(text, finding, ansi));
    return text.append(diagnosis.findings().isEmpty() ? "Nothing found" : counted(diagnosis))
        .append(" at ")
        .append(diagnosis.server())
        .append(" (")
        .append(diagnosis.checks())
        .append(" checks, ")
        .append(notJudged(diagnosis))
        .append(diagnosis.requests())
        .append(" requests, ")
        .append(diagnosis.hasToken() ? "with a token" : "no credential")
        .append(").\n")
        .append(
            diagnosis.isComplete() ? "" : "Not all was asked, so there may be more: see LIM-01.\n")
        .toString();
  }

  private static String counted(Diagnosis diagnosis) {
    int count = diagnosis.findings().size();
    return count + (count == 1 ? " finding" : " findings");
  }

  private static String notJudged(Diagnosis diagnosis) {
    int count = diagnosis.notJudged().size();
    return count == 0 ? "" : count + " of them could not be judged, ";
  }

  private static void append(StringBuilder text, Finding finding, Ansi ansi) {
    text.append(ansi.string("@|" + colour(finding.severity()) + " " + word(finding) + "|@ "))
        .append(finding.id())
        .append(": ")
        .append(finding.title())
        .append(".\n   → ")
        .append(finding.request())
        .append('\n');
    finding.answer().forEach(line -> text.append("   ← ").append(line).append('\n'));
    text.append("   Change: ")
        .append(finding.remedy())
        .append("\n   See: ")
        .append(finding.section())
        .append("\n\n");
  }

  private static String word(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> "bold,red";
      case WARNING -> "yellow";
      case INFO -> "cyan";
    };
  }
}
