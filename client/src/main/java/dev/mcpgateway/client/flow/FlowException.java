package dev.mcpgateway.client.flow;

/** Carries a problem through Reactor. */
public final class FlowException extends RuntimeException {

  private final transient Problem problem;

  FlowException(Problem problem) {
    super(
        "step %d, %s: expected %s; came %s; %s"
            .formatted(
                problem.step().number(),
                problem.step().title(),
                problem.expected(),
                problem.came(),
                problem.change()));
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
