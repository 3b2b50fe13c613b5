package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Printable;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.StepReport;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object at the end; what the user has to read meanwhile goes to standard error. */
final class JsonOutput implements Output {

  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private final PrintWriter err;
  private final ObjectNode whole = JSON.createObjectNode();
  private final ArrayNode steps = JSON.createArrayNode();

  JsonOutput(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public synchronized void told(StepReport report) {
    ObjectNode step =
        JSON.createObjectNode()
            .put("number", report.step().number())
            .put("title", report.step().title());
    step.set("request", Json.words(report.request()));
    step.set("answer", Json.words(report.answer()));
    steps.add(step.put("reason", report.reason()));
  }

  @Override
  public synchronized void say(String text) {
    text.lines().forEach(line -> err.println("   " + Printable.of(line)));
    err.flush();
  }

  @Override
  public void result(String text) {}

  @Override
  public synchronized void data(String name, JsonNode value) {
    whole.set(name, value);
  }

  @Override
  public synchronized void problem(Problem problem) {
    whole.set(
        "problem",
        JSON.createObjectNode()
            .put("step", problem.step().number())
            .put("kind", problem.kind().name())
            .put("expected", problem.expected())
            .put("came", problem.came())
            .put("change", problem.change()));
  }

  @Override
  public synchronized void end(int exitCode) {
    whole.put("exitCode", exitCode);
    if (!steps.isEmpty()) {
      whole.set("steps", steps);
    }
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole));
    out.flush();
  }
}
