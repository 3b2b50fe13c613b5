package dev.mcpgateway.gateway.sse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The lines of one event.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">Interpreting
 *     an event stream</a>
 */
final class EventBlock {

  private static final byte[] EVENT = "event".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);
  private static final String ENDPOINT = "endpoint";

  private EventBlock() {}

  /** The block, with other data if it is an endpoint event that has some. */
  static byte[] rewrite(byte[] block, UnaryOperator<String> replacement) {
    if (!isEndpoint(block)) {
      return block;
    }
    List<EventLine> lines = EventLine.all(block);
    List<String> data =
        lines.stream().filter(each -> each.isField(DATA)).map(EventLine::value).toList();
    if (data.isEmpty()) {
      return block;
    }
    return replaced(lines, "data: " + replacement.apply(String.join("\n", data)));
  }

  /** Whether its last type is {@code endpoint}: a later one takes the place of an earlier. */
  static boolean isEndpoint(byte[] block) {
    boolean endpoint = false;
    for (EventLine line : EventLine.all(block)) {
      if (line.isField(EVENT)) {
        endpoint = line.value().equals(ENDPOINT);
      }
    }
    return endpoint;
  }

  private static byte[] replaced(List<EventLine> lines, String data) {
    var out = new ByteArrayOutputStream();
    boolean written = false;
    for (EventLine line : lines) {
      if (!line.isField(DATA)) {
        line.writeTo(out);
      } else if (!written) {
        written = true;
        out.writeBytes(data.getBytes(StandardCharsets.UTF_8));
        line.writeEndTo(out);
      }
    }
    return out.toByteArray();
  }
}
