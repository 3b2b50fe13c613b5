package dev.mcpgateway.client.flow;

/** Is told of each step as it succeeds; called off the event loop, so it may print. */
@FunctionalInterface
public interface Trace {

  /** Tells nobody. */
  Trace SILENT = _ -> {};

  void told(StepReport report);

  /** Is told in words what the user should know, whether steps are shown or not. */
  default void said(String words) {}
}
