package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Problem;

/** The exit codes; the help lists them. */
final class ExitCode {

  static final int OK = 0;
  static final int TOOL_ERROR = 1;
  static final int FINDINGS = 1;
  static final int USAGE = 2;
  static final int NOT_AUTHORIZED = 3;
  static final int UNREACHABLE = 4;
  static final int PROTOCOL = 5;
  static final int INTERNAL = 70;

  private ExitCode() {}

  static int of(Problem problem) {
    return switch (problem.kind()) {
      case NOT_AUTHORIZED -> NOT_AUTHORIZED;
      case UNREACHABLE -> UNREACHABLE;
      case PROTOCOL -> PROTOCOL;
    };
  }
}
