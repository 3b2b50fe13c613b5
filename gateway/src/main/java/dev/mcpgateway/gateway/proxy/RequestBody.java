package dev.mcpgateway.gateway.proxy;

import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Collects a body on the heap up to a limit; each buffer is released as soon as it was copied, so
 * that no later step has one to release.
 */
final class RequestBody {

  private static final int FIRST_SIZE = 4_096;

  private final int limit;
  private byte[] bytes;
  private int length;

  /**
   * An empty body.
   *
   * @param limit the most bytes that it takes
   * @param declared how many are announced; only a hint: nothing large is set aside for a promise
   */
  RequestBody(int limit, long declared) {
    this.limit = limit;
    this.bytes = new byte[declared >= 0 && declared <= FIRST_SIZE ? (int) declared : FIRST_SIZE];
  }

  /** Takes the buffer in and releases it; false if the body became too large. */
  boolean take(DataBuffer buffer) {
    try {
      int more = buffer.readableByteCount();
      if (more > limit - length) {
        return false;
      }
      if (more > bytes.length - length) {
        bytes = Arrays.copyOf(bytes, grown(length + more));
      }
      buffer.read(bytes, length, more);
      length += more;
      return true;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  /** What was taken; the array is not copied where it is full. */
  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private int grown(int needed) {
    long doubled = Math.min(2L * bytes.length, limit);
    return (int) Math.max(doubled, needed);
  }
}
