package dev.mcpgateway.client.diagnosis;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Finding;
import dev.mcpgateway.client.doctor.Judgement;
import dev.mcpgateway.client.doctor.Severity;
import dev.mcpgateway.client.flow.Printable;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A diagnosis as a log of the Static Analysis Results Interchange Format: the checks are its rules,
 * and the place of each result is the server's URL.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifLog {

  private static final JsonMapper JSON = new JsonMapper();

  private SarifLog() {}

  public static String of(Diagnosis diagnosis) {
    ObjectNode log =
        JSON.createObjectNode()
            .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "mcp-client doctor");
    ArrayNode rules = driver.putArray("rules");
    diagnosis.judgements().forEach(judgement -> rules.add(rule(judgement)));
    run.putArray("invocations")
        .addObject()
        .put("executionSuccessful", diagnosis.isReached() && diagnosis.isComplete());
    ArrayNode results = run.putArray("results");
    List<String> ids = diagnosis.judgements().stream().map(Judgement::id).toList();
    for (Finding finding : diagnosis.findings()) {
      results.add(result(diagnosis, finding, ids.indexOf(finding.id())));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(log) + "\n";
  }

  private static ObjectNode rule(Judgement judgement) {
    ObjectNode rule = JSON.createObjectNode().put("id", judgement.id());
    rule.set("shortDescription", message(judgement.title() + "."));
    rule.set("help", message(judgement.remedy() + " See: " + judgement.section() + "."));
    Specification.address(judgement.section()).ifPresent(address -> rule.put("helpUri", address));
    rule.putObject("defaultConfiguration").put("level", level(judgement.severity()));
    return rule;
  }

  private static ObjectNode result(Diagnosis diagnosis, Finding finding, int rule) {
    ObjectNode result =
        JSON.createObjectNode()
            .put("ruleId", finding.id())
            .put("ruleIndex", rule)
            .put("level", level(finding.severity()));
    result.set("message", message(finding.title() + ". " + text(finding)));
    result
        .putArray("locations")
        .addObject()
        .putObject("physicalLocation")
        .putObject("artifactLocation")
        .put("uri", diagnosis.server().toASCIIString());
    result
        .putObject("partialFingerprints")
        .put("check/v1", finding.id() + " " + diagnosis.server().toASCIIString());
    return result;
  }

  private static String text(Finding finding) {
    return Evidence.of(finding).stream().map(Printable::of).collect(Collectors.joining("\n"));
  }

  private static ObjectNode message(String text) {
    return JSON.createObjectNode().put("text", text);
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
