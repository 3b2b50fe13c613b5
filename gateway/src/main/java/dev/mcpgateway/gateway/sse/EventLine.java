package dev.mcpgateway.gateway.sse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line of an event within its block. */
final class EventLine {

  private final byte[] block;
  private final int start;
  private final int textEnd;
  private final int end;

  private EventLine(byte[] block, int start, int textEnd, int end) {
    this.block = block;
    this.start = start;
    this.textEnd = textEnd;
    this.end = end;
  }

  /** The lines of a block; a byte order mark before the first is none of its text. */
  static List<EventLine> all(byte[] block) {
    List<EventLine> lines = new ArrayList<>();
    int start = 0;
    while (start < block.length) {
      EventLine line = at(block, start);
      lines.add(line);
      start = line.end;
    }
    return lines;
  }

  private static EventLine at(byte[] block, int start) {
    int textEnd = start;
    while (textEnd < block.length && block[textEnd] != '\n' && block[textEnd] != '\r') {
      textEnd++;
    }
    int end = Math.min(textEnd + 1, block.length);
    boolean pair = end < block.length && block[textEnd] == '\r' && block[end] == '\n';
    return new EventLine(block, start, textEnd, pair ? end + 1 : end);
  }

  /** Whether it is the field of this name, with or without a value. */
  boolean isField(byte[] name) {
    int from = textStart();
    int after = from + name.length;
    return after <= textEnd
        && Arrays.equals(block, from, after, name, 0, name.length)
        && (after == textEnd || block[after] == ':');
  }

  /** Whether it says nothing to the client's program. */
  boolean isComment() {
    int from = textStart();
    return from < textEnd && block[from] == ':';
  }

  /** What stands after the colon; one space there is none of it. */
  String value() {
    int colon = textStart();
    while (colon < textEnd && block[colon] != ':') {
      colon++;
    }
    int from = Math.min(colon + 1, textEnd);
    if (from < textEnd && block[from] == ' ') {
      from++;
    }
    return new String(block, from, textEnd - from, StandardCharsets.UTF_8);
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(block, start, end - start);
  }

  void writeEndTo(ByteArrayOutputStream out) {
    out.write(block, textEnd, end - textEnd);
  }

  private int textStart() {
    boolean marked =
        start == 0
            && textEnd >= 3
            && block[0] == (byte) 0xEF
            && block[1] == (byte) 0xBB
            && block[2] == (byte) 0xBF;
    return marked ? 3 : start;
  }
}
