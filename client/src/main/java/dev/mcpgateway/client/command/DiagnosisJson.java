package dev.mcpgateway.client.command;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Finding;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A diagnosis for programs. */
final class DiagnosisJson {

  private static final JsonMapper JSON = new JsonMapper();

  private DiagnosisJson() {}

  static String of(Diagnosis diagnosis, int exitCode) {
    ObjectNode whole =
        JSON.createObjectNode()
            .put("server", diagnosis.server().toString())
            .put("reached", diagnosis.isReached())
            .put("complete", diagnosis.isComplete())
            .put("hasToken", diagnosis.hasToken())
            .put("checks", diagnosis.checks())
            .put("requests", diagnosis.requests());
    ArrayNode notJudged = whole.putArray("notJudged");
    diagnosis.notJudged().forEach(judgement -> notJudged.add(judgement.id()));
    ArrayNode findings = whole.putArray("findings");
    diagnosis.findings().forEach(finding -> findings.add(of(finding)));
    whole.put("exitCode", exitCode);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n";
  }

  private static ObjectNode of(Finding finding) {
    ObjectNode object =
        JSON.createObjectNode()
            .put("id", finding.id())
            .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
            .put("title", finding.title())
            .put("section", finding.section())
            .put("remedy", finding.remedy())
            .put("request", finding.request());
    ArrayNode answer = object.putArray("answer");
    finding.answer().forEach(answer::add);
    return object;
  }
}
