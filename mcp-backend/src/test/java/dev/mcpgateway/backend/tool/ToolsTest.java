package dev.mcpgateway.backend.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

final class ToolsTest {

  private static final CallContext CONTEXT =
      new CallContext(List.of("b", "a", "b"), new CallContext.Id("session", "1"));

  private final List<String> reports = new ArrayList<>();

  @Test
  void echoesAnyText() {
    assertThat(call(new EchoTool(), Map.of("message", "")).blockOptional()).contains("");
  }

  @ParameterizedTest
  @CsvSource({
    "add, 0.1, 0.2, 0.3",
    "subtract, 1, 1000, -999",
    "multiply, 1e15, 1e15, 1000000000000000000000000000000",
    "divide, 1, 3, 0.3333333333333333",
    "divide, 100, 10, 10"
  })
  void calculates(String operation, double a, double b, String result) {
    assertThat(
            call(new CalculatorTool(), Map.of("operation", operation, "a", a, "b", b))
                .blockOptional())
        .contains(result);
  }

  @ParameterizedTest
  @CsvSource({"Tokyo", "tokyo", "' TOKYO '"})
  void findsACityHoweverItIsWritten(String city) {
    assertThat(call(new WeatherTool(), Map.of("city", city)).blockOptional())
        .hasValueSatisfying(text -> assertThat(text).startsWith("Sample data").contains("26 °C"));
  }

  @Test
  void namesEachHeaderOnce() {
    assertThat(call(new ReceivedHeadersTool(), Map.of()).blockOptional()).contains("a\nb");
  }

  @Test
  void reportsOnceASecondAndAnswersAtTheEnd() {
    VirtualTimeScheduler time = VirtualTimeScheduler.create();
    StepVerifier.create(call(new CountdownTool(time), Map.of("seconds", 2)))
        .then(() -> assertThat(reports).containsExactly("0/2 2 seconds left"))
        .then(() -> time.advanceTimeBy(Duration.ofMillis(999)))
        .then(() -> assertThat(reports).hasSize(1))
        .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
        .then(() -> assertThat(reports).hasSize(2).endsWith("1/2 1 second left"))
        .expectNoEvent(Duration.ZERO)
        .then(() -> time.advanceTimeBy(Duration.ofSeconds(1)))
        .expectNext("Counted down from 2.")
        .verifyComplete();
    assertThat(reports).hasSize(2);
  }

  @Test
  void stopsCountingWhenCancelled() {
    VirtualTimeScheduler time = VirtualTimeScheduler.create();
    RunningCalls running = new RunningCalls();
    Mono<String> work = call(new CountdownTool(time), Map.of("seconds", 300));

    StepVerifier.create(running.cancellable(CONTEXT.id(), work))
        .then(() -> time.advanceTimeBy(Duration.ofSeconds(3)))
        .then(() -> assertThat(running.cancel(CONTEXT.id())).isTrue())
        .verifyComplete();

    time.advanceTimeBy(Duration.ofSeconds(10));
    assertThat(reports).hasSize(4);
    assertThat(running.cancel(CONTEXT.id())).isFalse();
  }

  @Test
  void forgetsACallThatHasEnded() {
    RunningCalls running = new RunningCalls();
    StepVerifier.create(running.cancellable(CONTEXT.id(), Mono.just("done")))
        .expectNext("done")
        .verifyComplete();

    assertThat(running.cancel(CONTEXT.id())).isFalse();
  }

  private Mono<String> call(Tool tool, Map<String, Object> arguments) {
    return tool.call(
        new ToolCall(
            Arguments.of(arguments, tool.parameters()),
            CONTEXT,
            (done, total, message) ->
                Mono.fromRunnable(() -> reports.add(done + "/" + total + " " + message))));
  }
}
