package dev.mcpgateway.gateway.sse;

import java.util.Arrays;

/** Bytes that grow up to a limit. */
final class EventBuffer {

  private static final int FIRST_SIZE = 512;

  private final int limit;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;

  EventBuffer(int limit) {
    this.limit = limit;
  }

  void add(byte[] from, int start, int end) {
    int more = end - start;
    if (more > limit - length) {
      throw new RefusedEventException("an event of more than " + limit + " bytes");
    }
    if (more > bytes.length - length) {
      long doubled = Math.min(2L * bytes.length, limit);
      bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, length + more));
    }
    System.arraycopy(from, start, bytes, length, more);
    length += more;
  }

  int length() {
    return length;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Everything so far. */
  byte[] peek() {
    return Arrays.copyOf(bytes, length);
  }

  /** Everything so far; empties it, and gives back what a large event took. */
  byte[] take() {
    byte[] all = peek();
    length = 0;
    if (bytes.length > FIRST_SIZE) {
      bytes = new byte[FIRST_SIZE];
    }
    return all;
  }
}
