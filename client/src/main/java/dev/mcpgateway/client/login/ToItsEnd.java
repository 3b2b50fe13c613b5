package dev.mcpgateway.client.login;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Work that, once begun, goes on though nobody waits for it any more; who wants it meanwhile gets
 * what comes of it.
 *
 * @param <T> what comes of it
 */
final class ToItsEnd<T> {

  private final AtomicReference<@Nullable Mono<T>> running = new AtomicReference<>();

  /** What comes of this work, or of that which is under way. */
  Mono<T> of(Mono<T> work) {
    return Mono.defer(() -> {
      // what is cached is not cancelled
      Mono<T> mine = work.doOnTerminate(() -> running.set(null)).cache();
      Mono<T> first = running.compareAndExchange(null, mine);
      return first == null ? mine : first;
    });
  }
}
