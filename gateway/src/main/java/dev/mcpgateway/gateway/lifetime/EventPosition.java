package dev.mcpgateway.gateway.lifetime;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;

/**
 * Where a stream of events stands: between two events, or in the middle of one.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">Interpreting
 *     an event stream</a>
 */
final class EventPosition {

  private boolean inEvent;
  private boolean lineIsEmpty = true;
  private boolean afterReturn;

  /** Takes note of what passes. */
  void follow(DataBuffer piece) {
    int from = piece.readPosition();
    int to = piece.writePosition();
    if (endsWithBlankLine(piece, from, to)) {
      // the usual piece is a whole event: nothing before its end matters
      inEvent = false;
      lineIsEmpty = true;
      afterReturn = false;
      return;
    }
    for (int at = from; at < to; at++) {
      follow(piece.getByte(at));
    }
  }

  /** Whether a client has acted on all that it was sent. */
  boolean isBetweenEvents() {
    return !inEvent;
  }

  /**
   * A comment for the end of the stream. In the middle of an event no blank line follows it:
   * clients drop an event that has none.
   */
  byte[] comment(String text) {
    String line = (lineIsEmpty ? ": " : "\n: ") + text + "\n";
    return (inEvent ? line : line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static boolean endsWithBlankLine(DataBuffer piece, int from, int to) {
    return to - from >= 2 && piece.getByte(to - 1) == '\n' && piece.getByte(to - 2) == '\n';
  }

  private void follow(byte each) {
    if (each == '\n' && afterReturn) {
      // the second half of a line end
      afterReturn = false;
    } else if (each == '\n' || each == '\r') {
      afterReturn = each == '\r';
      inEvent &= !lineIsEmpty;
      lineIsEmpty = true;
    } else {
      afterReturn = false;
      inEvent |= lineIsEmpty && each != ':';
      lineIsEmpty = false;
    }
  }
}
