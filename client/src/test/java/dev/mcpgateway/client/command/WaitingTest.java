package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

final class WaitingTest {

  private final List<String> said = new CopyOnWriteArrayList<>();
  private VirtualTimeScheduler time = VirtualTimeScheduler.create();

  @BeforeEach
  void begin() {
    time = VirtualTimeScheduler.getOrSet();
  }

  @AfterEach
  void end() {
    VirtualTimeScheduler.reset();
  }

  @Test
  void countsDownWhileTheBrowserIsAway() {
    Waiting waiting = new Waiting(Duration.ofSeconds(35), said::add);
    waiting.told(StepReport.of(Step.SERVER_METADATA, "x"));
    time.advanceTimeBy(Duration.ofSeconds(20));
    assertThat(said).isEmpty();

    waiting.told(StepReport.of(Step.AUTHORIZATION, "x"));
    time.advanceTimeBy(Duration.ofSeconds(20));
    assertThat(said)
        .containsExactly(
            "… waiting for the browser, 25 s left", "… waiting for the browser, 15 s left");

    waiting.told(StepReport.of(Step.CALLBACK, "x"));
    time.advanceTimeBy(Duration.ofSeconds(20));
    assertThat(said).hasSize(2);
  }

  @Test
  void saysNothingAfterTheEnd() {
    Waiting waiting = new Waiting(Duration.ofSeconds(15), said::add);
    waiting.told(StepReport.of(Step.AUTHORIZATION, "x"));
    time.advanceTimeBy(Duration.ofMinutes(1));
    assertThat(said).hasSize(1);

    waiting.told(StepReport.of(Step.AUTHORIZATION, "x"));
    waiting.stop();
    time.advanceTimeBy(Duration.ofMinutes(1));
    assertThat(said).hasSize(1);
  }
}
