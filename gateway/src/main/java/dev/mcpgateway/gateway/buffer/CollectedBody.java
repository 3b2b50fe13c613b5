package dev.mcpgateway.gateway.buffer;

import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collects a body on the heap up to a limit; each buffer is released as soon as it was copied.
 * {@link DataBufferUtils#join} holds the buffers instead, and releases them when the limit is
 * passed; where a response does the same with what it discards, they are released twice.
 */
public final class CollectedBody {

  private static final int FIRST_SIZE = 4_096;

  private final int limit;
  private byte[] bytes;
  private int length;

  CollectedBody(int limit, long declared) {
    this.limit = limit;
    this.bytes = new byte[declared >= 0 && declared <= FIRST_SIZE ? (int) declared : FIRST_SIZE];
  }

  /**
   * A body's bytes, once it ended. Fails with {@link DataBufferLimitException} at the first piece
   * beyond the limit.
   *
   * @param limit the most bytes that are taken
   * @param declared how many are announced; only a hint: nothing large is set aside for a promise
   */
  public static Mono<byte[]> of(Flux<? extends DataBuffer> body, int limit, long declared) {
    return Mono.defer(() -> {
      var collected = new CollectedBody(limit, declared);
      return body.handle(
              (buffer, sink) -> {
                if (!collected.take(buffer)) {
                  sink.error(new DataBufferLimitException("more than " + limit + " bytes"));
                }
              })
          .then(Mono.fromSupplier(collected::toBytes));
    });
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
