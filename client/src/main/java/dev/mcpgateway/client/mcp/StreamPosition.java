package dev.mcpgateway.client.mcp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.codec.ServerSentEvent;

/**
 * How far a stream was read, and when it may be asked for again.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#resumability-and-redelivery">MCP
 *     2025-11-25, resumability</a>
 */
final class StreamPosition {

  /** How often nothing but an end may come. */
  static final int MOST_VAIN = 5;

  private static final Duration USUAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(50);

  private final AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Duration> pause = new AtomicReference<>(USUAL);
  private final AtomicInteger vain = new AtomicInteger();

  void read(ServerSentEvent<String> event) {
    String id = event.id();
    Duration retry = event.retry();
    String data = event.data();
    if (id != null
        && !id.isEmpty()
        && last.getAndSet(Optional.of(id)).filter(id::equals).isEmpty()
        && data != null
        && !data.isEmpty()) {
      vain.set(0);
    }
    if (retry != null) {
      pause.set(retry.compareTo(SHORTEST) < 0 ? SHORTEST : retry);
    }
  }

  /** What to send as {@code Last-Event-ID}. */
  Optional<String> last() {
    return last.get();
  }

  Duration pause() {
    return pause.get();
  }

  /** Whether to try once more. */
  boolean mayGoOn() {
    return vain.getAndIncrement() < MOST_VAIN;
  }
}
