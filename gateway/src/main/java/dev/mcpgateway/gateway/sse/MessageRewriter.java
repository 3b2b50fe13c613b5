package dev.mcpgateway.gateway.sse;

import java.util.function.UnaryOperator;

/**
 * Edits the messages in a stream of events. Whatever the type of an event, data with an opening
 * brace may be a message to some client; events without such data pass unchanged.
 */
public final class MessageRewriter {

  private final EventSplitter events;
  private final UnaryOperator<String> edit;
  private byte[] rest = new byte[0];

  /**
   * A rewriter at the start of a stream.
   *
   * @param largestEvent in bytes; a stream with a larger one is refused
   * @param edit of one message; what it leaves as it is passes byte for byte
   */
  public MessageRewriter(int largestEvent, UnaryOperator<String> edit) {
    this.events = new EventSplitter(largestEvent, each -> EventBlock.rewriteData(each, edit));
    this.edit = edit;
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
    rest = events.rest();
    return EventBlock.rewriteData(rest, edit);
  }

  /** The comments in what was left, in case the edit refuses it: half an event is none. */
  public byte[] comments() {
    return EventBlock.comments(rest);
  }
}
