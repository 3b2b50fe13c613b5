package dev.mcpgateway.client.diagnosis;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Finding;
import dev.mcpgateway.client.doctor.Judgement;
import dev.mcpgateway.client.doctor.Outcome;
import dev.mcpgateway.client.doctor.Severity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Diagnoses of a server that writes what it likes into its answers. */
final class Diagnoses {

  static final URI SERVER = URI.create("https://mcp.example/mcp?a=1&b=2");

  /** Markup of three languages, and characters that terminals and XML do not bear. */
  static final String HOSTILE =
      "]]></failure><script>alert(1)</script>\"'&#0;&amp; \u001b[31m \u0000 \uFFFE \uD800 \u202E end";

  private Diagnoses() {}

  /** One finding of each severity, a check that passed and one that could not be judged. */
  static Diagnosis ofHostileServer() {
    List<Judgement> judgements = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      String id = "CHAL-0" + (findings.size() + 1);
      judgements.add(judgement(id, severity, Outcome.FOUND));
      findings.add(
          new Finding(
              id,
              severity,
              "Wrong",
              "RFC 9728, 5.1; MCP 2026-07-28, Authorization",
              "Write it as <a>.",
              "POST https://mcp.example/mcp (post)",
              List.of("status 401", "WWW-Authenticate: " + HOSTILE)));
    }
    judgements.add(judgement("TOK-01", Severity.ERROR, Outcome.PASSED));
    judgements.add(judgement("TOK-02", Severity.ERROR, Outcome.NOT_JUDGED));
    return new Diagnosis(SERVER, true, false, 3, judgements, findings);
  }

  /** It was asked for as long as the doctor asks, and no longer. */
  static Diagnosis ofSlowServer() {
    Finding cut =
        new Finding(
            "LIM-01",
            Severity.WARNING,
            "The doctor came to its limit",
            "RFC 9728, 5.1",
            "Run it again.",
            "POST https://mcp.example/mcp (post)",
            List.of("status 401", "stopped: time"));
    return new Diagnosis(
        SERVER,
        true,
        false,
        3,
        List.of(
            judgement("TOK-01", Severity.ERROR, Outcome.NOT_JUDGED),
            judgement("LIM-01", Severity.WARNING, Outcome.FOUND)),
        List.of(cut));
  }

  static Diagnosis ofNobody() {
    return new Diagnosis(
        SERVER,
        false,
        false,
        3,
        List.of(judgement("TOK-01", Severity.ERROR, Outcome.NOT_JUDGED)),
        List.of());
  }

  static Diagnosis ofRightServer() {
    return new Diagnosis(
        SERVER,
        true,
        false,
        3,
        List.of(judgement("TOK-01", Severity.ERROR, Outcome.PASSED)),
        List.of());
  }

  private static Judgement judgement(String id, Severity severity, Outcome outcome) {
    return new Judgement(id, severity, "Wrong", "RFC 9728, 5.1", "Write it as <a>.", outcome);
  }
}
