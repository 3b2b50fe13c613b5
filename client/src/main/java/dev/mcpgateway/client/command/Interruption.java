package dev.mcpgateway.client.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Waits for work that has to clean up, also when the user stops the program meanwhile. */
final class Interruption {

  /** Whoever presses Ctrl-C wants an end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Sinks.Empty<Void> stop = Sinks.empty();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "interruption");

  private Interruption() {}

  /**
   * What comes of the work.
   *
   * @param work makes it of what completes when it is to stop
   */
  static <T> T await(Function<Mono<Void>, Mono<T>> work, Duration limit) {
    return new Interruption().awaited(work, limit);
  }

  private <T> T awaited(Function<Mono<Void>, Mono<T>> work, Duration limit) {
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return Terminal.present(work.apply(stop.asMono()).block(limit));
    } finally {
      finish();
    }
  }

  private void end() {
    stop.tryEmitEmpty();
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      done.countDown();
      rest();
    }
  }

  /** Half a result is not shown: the program is at its end. */
  private static void rest() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
