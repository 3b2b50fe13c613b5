package dev.mcpgateway.gateway.sse;

import java.util.function.UnaryOperator;

/**
 * Replaces the data of each event of type {@code endpoint} in a stream. Every other byte passes
 * unchanged.
 */
public final class EndpointRewriter {

  private final EventSplitter events;

  /**
   * A rewriter at the start of a stream.
   *
   * @param largestEvent in bytes; a stream with a larger one is refused
   * @param replacement for an endpoint event's data
   */
  public EndpointRewriter(int largestEvent, UnaryOperator<String> replacement) {
    events = new EventSplitter(largestEvent, each -> EventBlock.rewriteEndpoint(each, replacement));
  }

  /**
   * The next piece in, what may pass out; perhaps nothing.
   *
   * @throws RefusedEventException if the stream must end here
   */
  public byte[] pass(byte[] piece) {
    return events.pass(piece);
  }

  /** What is left when the stream has ended: an event without its blank line. */
  public byte[] end() {
    byte[] rest = events.rest();
    return EventBlock.isEndpoint(rest) ? new byte[0] : rest;
  }
}
