package dev.mcpgateway.client.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told about a step that succeeded.
 *
 * @param step which step
 * @param request what was asked, one line each
 * @param answer the answer's essential fields, one line each
 * @param reason why the flow goes on
 */
public record StepReport(Step step, List<String> request, List<String> answer, String reason) {

  public StepReport {
    request = List.copyOf(request);
    answer = List.copyOf(answer);
  }

  public static StepReport of(Step step, String request) {
    return new StepReport(step, List.of(Printable.of(request)), List.of(), "");
  }

  public StepReport asking(String line) {
    return new StepReport(step, append(request, line), answer, reason);
  }

  public StepReport answered(String line) {
    return new StepReport(step, request, append(answer, line), reason);
  }

  public StepReport because(String text) {
    return new StepReport(step, request, answer, text);
  }

  private static List<String> append(List<String> lines, String line) {
    List<String> longer = new ArrayList<>(lines);
    longer.add(Printable.of(line));
    return longer;
  }
}
