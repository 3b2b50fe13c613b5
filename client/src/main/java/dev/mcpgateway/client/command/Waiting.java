package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Says from time to time how long the browser is still waited for. */
final class Waiting implements Trace {

  private static final Duration PACE = Duration.ofSeconds(10);

  private final Duration patience;
  private final Consumer<String> say;
  private final Duration pace;
  private final Disposable.Swap ticks = Disposables.swap();

  Waiting(Duration patience, Consumer<String> say) {
    this(patience, say, PACE);
  }

  Waiting(Duration patience, Consumer<String> say, Duration pace) {
    this.patience = patience;
    this.say = say;
    this.pace = pace;
  }

  @Override
  public void told(StepReport report) {
    ticks.update(report.step() == Step.AUTHORIZATION ? ticking() : Disposables.disposed());
  }

  private Disposable ticking() {
    return Flux.interval(pace)
        .map(count -> patience.minus(pace.multipliedBy(count + 1)))
        .takeWhile(left -> left.isPositive())
        .subscribe(
            left -> say.accept("… waiting for the browser, " + left.toSeconds() + " s left"));
  }

  void stop() {
    ticks.dispose();
  }
}
