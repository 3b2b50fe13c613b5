package dev.mcpgateway.gateway.sse;

import java.io.ByteArrayOutputStream;
import java.util.function.UnaryOperator;

/**
 * Follows a stream of events, however it is cut into pieces, and hands on each event when it is
 * whole. Every byte that the edit leaves alone passes unchanged.
 *
 * <p>An event is held until its blank line, which is when clients act on it: nothing reaches them
 * later than before. Comments alone, which keep a connection awake, pass line by line.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">Interpreting
 *     an event stream</a>
 */
final class EventSplitter {

  private final UnaryOperator<byte[]> edit;
  private final EventBuffer held;
  private boolean lineIsEmpty = true;
  private boolean onlyComments = true;
  private boolean afterReturn;

  /**
   * A splitter at the start of a stream.
   *
   * @param largestEvent in bytes; a stream with a larger one is refused
   * @param edit what becomes of the lines of one event
   */
  EventSplitter(int largestEvent, UnaryOperator<byte[]> edit) {
    this.held = new EventBuffer(largestEvent);
    this.edit = edit;
  }

  /**
   * The next piece in, what may pass out; perhaps nothing.
   *
   * @throws RefusedEventException if the stream must end here
   */
  byte[] pass(byte[] piece) {
    var out = new ByteArrayOutputStream(piece.length + held.length());
    int start = 0;
    for (int at = 0; at < piece.length; at++) {
      byte each = piece[at];
      if (each == '\n' && afterReturn) {
        // the second half of a line end; if its event has left, it follows at once
        afterReturn = false;
        start = held.isEmpty() && at == start ? leave(piece, start, at + 1, out) : start;
      } else if (each == '\n' || each == '\r') {
        afterReturn = each == '\r';
        start = lineEnds(piece, start, at + 1, out);
      } else {
        afterReturn = false;
        onlyComments &= !lineIsEmpty || each == ':';
        lineIsEmpty = false;
      }
    }
    held.add(piece, start, piece.length);
    return out.toByteArray();
  }

  /** What is left when the stream has ended: an event without its blank line. */
  byte[] rest() {
    return held.take();
  }

  private int lineEnds(byte[] piece, int start, int end, ByteArrayOutputStream out) {
    if (lineIsEmpty || onlyComments) {
      onlyComments = true;
      lineIsEmpty = true;
      return leave(piece, start, end, out);
    }
    lineIsEmpty = true;
    return start;
  }

  /** Lets everything up to here leave; the rest begins there. */
  private int leave(byte[] piece, int start, int end, ByteArrayOutputStream out) {
    held.add(piece, start, end);
    out.writeBytes(edit.apply(held.take()));
    return end;
  }
}
