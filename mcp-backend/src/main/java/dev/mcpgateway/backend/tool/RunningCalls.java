package dev.mcpgateway.backend.tool;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The calls in progress, so that a client can cancel one. The SDK does not know {@code
 * notifications/cancelled}.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/cancellation">MCP
 *     2025-11-25, Cancellation</a>
 */
public final class RunningCalls {

  private final ConcurrentMap<CallContext.Id, Sinks.Empty<Void>> calls = new ConcurrentHashMap<>();

  /** Cancels a call; says whether there was one. */
  public boolean cancel(CallContext.Id id) {
    Sinks.Empty<Void> cancelled = calls.remove(id);
    if (cancelled == null) {
      return false;
    }
    cancelled.tryEmitEmpty();
    return true;
  }

  /** The work, ended without an answer when the call is cancelled. */
  <T> Mono<T> cancellable(CallContext.Id id, Mono<T> work) {
    return Mono.defer(() -> {
      Sinks.Empty<Void> cancelled = Sinks.empty();
      calls.put(id, cancelled);
      return work.takeUntilOther(cancelled.asMono()).doFinally(_ -> calls.remove(id, cancelled));
    });
  }
}
