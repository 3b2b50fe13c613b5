package dev.mcpgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The check that the other tests rely on: whoever blocks an event loop fails. */
final class EventLoopTest {

  @Test
  void mustNotBeBlocked() {
    Mono<Boolean> blocking =
        Mono.fromCallable(() -> new Semaphore(0).tryAcquire(1, TimeUnit.MILLISECONDS))
            .subscribeOn(Schedulers.parallel());

    StepVerifier.create(blocking)
        .expectErrorSatisfies(error -> assertThat(error).isInstanceOf(BlockingOperationError.class))
        .verify(Duration.ofSeconds(10));
  }
}
