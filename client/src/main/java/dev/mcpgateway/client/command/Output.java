package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Trace;
import tools.jackson.databind.JsonNode;

/** Where a command tells what it finds: in words for people, or as JSON for programs. */
interface Output extends Trace {

  /** A line of the client's own. */
  void say(String text);

  /** What the user asked for, in words. */
  void result(String text);

  /** The same for programs, under a name. */
  void data(String name, JsonNode value);

  void problem(Problem problem);

  /** Nothing comes after this. */
  void end(int exitCode);
}
