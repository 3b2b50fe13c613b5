package dev.mcpgateway.backend.tool;

import reactor.core.publisher.Mono;

/**
 * One call of a tool.
 *
 * @param arguments what it was called with
 * @param context the HTTP request that it came with
 * @param progress where it may tell how far it is
 */
public record ToolCall(Arguments arguments, CallContext context, Progress progress) {

  /** Tells the caller how far a call is, if it asked to be told. */
  @FunctionalInterface
  public interface Progress {

    /** Sends one progress notification. */
    Mono<Void> report(int done, int total, String message);
  }
}
