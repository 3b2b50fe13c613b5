package dev.mcpgateway.gateway.sse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
  static byte[] rewriteEndpoint(byte[] block, UnaryOperator<String> replacement) {
    if (!isEndpoint(block)) {
      return block;
    }
    List<EventLine> lines = EventLine.all(block);
    return data(lines).map(each -> replaced(lines, replacement.apply(each))).orElse(block);
  }

  /** The block, with what the edit makes of its data if that may be a message. */
  static byte[] rewriteData(byte[] block, UnaryOperator<String> edit) {
    List<EventLine> lines = EventLine.all(block);
    Optional<String> message = data(lines).filter(each -> each.indexOf('{') >= 0);
    return message
        .map(edit)
        .filter(each -> !each.equals(message.get()))
        .map(each -> replaced(lines, each))
        .orElse(block);
  }

  /** The comments of the block alone. */
  static byte[] comments(byte[] block) {
    var out = new ByteArrayOutputStream();
    EventLine.all(block).stream().filter(EventLine::isComment).forEach(each -> each.writeTo(out));
    return out.toByteArray();
  }

  private static Optional<String> data(List<EventLine> lines) {
    List<String> data =
        lines.stream().filter(each -> each.isField(DATA)).map(EventLine::value).toList();
    return data.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", data));
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
        for (String each : data.split("\n", -1)) {
          out.writeBytes(("data: " + each).getBytes(StandardCharsets.UTF_8));
          line.writeEndTo(out);
        }
      }
    }
    return out.toByteArray();
  }
}
