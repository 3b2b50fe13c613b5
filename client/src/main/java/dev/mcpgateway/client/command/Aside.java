package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.StepReport;
import tools.jackson.databind.JsonNode;

/**
 * For a command whose output is a result: everything else goes aside.
 *
 * @param output gets the result
 * @param aside gets the rest
 */
record Aside(Output output, Output aside) implements Output {

  @Override
  public void told(StepReport report) {
    aside.told(report);
  }

  @Override
  public void say(String text) {
    aside.say(text);
  }

  @Override
  public void result(String text) {
    output.result(text);
  }

  @Override
  public void data(String name, JsonNode value) {
    output.data(name, value);
  }

  @Override
  public void problem(Problem problem) {
    output.problem(problem);
  }

  @Override
  public void end(int exitCode) {
    output.end(exitCode);
  }
}
