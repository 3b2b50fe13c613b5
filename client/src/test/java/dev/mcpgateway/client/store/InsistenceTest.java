package dev.mcpgateway.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InsistenceTest {

  private static final Insistence THREE_TIMES = new Insistence(3, Duration.ofMillis(1));

  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void doesOnceWhatWorks() throws IOException {
    THREE_TIMES.on(tries::incrementAndGet);

    assertThat(tries).hasValue(1);
  }

  @Test
  void triesAgainWhatIsDeniedAtFirst() throws IOException {
    THREE_TIMES.on(() -> failUntil(3, new AccessDeniedException("store")));

    assertThat(tries).hasValue(3);
  }

  @Test
  void givesUpWhereItIsDeniedForGood() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> THREE_TIMES.on(() -> failUntil(100, new AccessDeniedException("store"))));
    assertThat(tries).hasValue(3);
  }

  @Test
  void doesNotInsistOnWhatFailsOtherwise() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> THREE_TIMES.on(() -> failUntil(100, new NoSuchFileException("store"))));
    assertThat(tries).hasValue(1);
  }

  @Test
  void stopsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> THREE_TIMES.on(() -> failUntil(100, new AccessDeniedException("store"))))
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(tries).hasValue(1);
  }

  private void failUntil(int good, IOException failure) throws IOException {
    if (tries.incrementAndGet() < good) {
      throw failure;
    }
  }
}
