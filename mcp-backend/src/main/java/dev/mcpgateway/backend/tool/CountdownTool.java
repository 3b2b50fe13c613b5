package dev.mcpgateway.backend.tool;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Counts down to zero, with one progress notification a second: shows whether answers are streamed
 * or held back on their way.
 */
final class CountdownTool implements Tool {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Parameter.Whole SECONDS =
      new Parameter.Whole("seconds", "How many seconds to count", 1, 300);

  private final Scheduler scheduler;

  CountdownTool(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public String name() {
    return "countdown";
  }

  @Override
  public String description() {
    return "Counts down to zero and reports progress every second. Can be cancelled.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SECONDS);
  }

  @Override
  public Mono<String> call(ToolCall call) {
    int seconds = call.arguments().get(SECONDS);
    return Flux.interval(Duration.ZERO, SECOND, scheduler)
        .take(seconds + 1L)
        .concatMap(second -> report(call.progress(), Math.toIntExact(second), seconds))
        .then(Mono.just("Counted down from " + seconds + "."));
  }

  private static Mono<Void> report(ToolCall.Progress progress, int done, int total) {
    int left = total - done;
    return left == 0
        ? Mono.empty()
        : progress.report(done, total, left == 1 ? "1 second left" : left + " seconds left");
  }
}
