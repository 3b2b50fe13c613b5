package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;

/** The server does not know the session any more; a new one can be begun. */
final class SessionLost extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  SessionLost(Problem problem) {
    super(problem.came(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
