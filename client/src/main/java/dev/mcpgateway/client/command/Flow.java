package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.report.HtmlReport;
import dev.mcpgateway.client.report.Recorder;
import dev.mcpgateway.client.store.TokenStoreException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.client.reactive.ClientHttpConnector;
import reactor.core.publisher.Mono;

/** One run of a command: it is told of, recorded if wanted, waited for, and ends with a code. */
final class Flow {

  private final String title;
  private final Output output;
  private final Trace shown;
  private final Waiting waiting;
  private final StoreOptions store;
  private final Optional<OutputFile> report;
  private final Recorder recorder = new Recorder(Clock.systemUTC());

  /**
   * A run.
   *
   * @param title what it is
   * @param options whether to write a report, and how long a browser is waited for
   * @param output where to tell the result
   * @param shown is told the steps
   */
  Flow(String title, ClientOptions options, Output output, Trace shown) {
    this.title = title;
    this.output = output;
    this.shown = shown;
    this.waiting = new Waiting(options.timeout(), output::say);
    this.store = options.store();
    this.report = options.output().report();
  }

  Trace trace() {
    return new Trace() {

      @Override
      public void told(StepReport step) {
        Flow.this.told(step);
      }

      @Override
      public void said(String words) {
        say(words);
      }
    };
  }

  private void told(StepReport step) {
    shown.told(step);
    recorder.told(step);
    waiting.told(step);
  }

  void say(String text) {
    output.say(text);
  }

  ClientHttpConnector around(ClientHttpConnector connector) {
    return report.isPresent() ? recorder.around(connector) : connector;
  }

  int run(Mono<Integer> work) {
    Ended ended = await(work);
    boolean isWritten =
        report
            .map(file ->
                file.isWritten(new HtmlReport(title, recorder, ended.words()).html(), output::say))
            .orElse(true);
    int exit = isWritten ? ended.code() : ExitCode.USAGE;
    output.end(exit);
    return exit;
  }

  private record Ended(int code, String words) {}

  /** The one place that waits. */
  private Ended await(Mono<Integer> work) {
    try {
      store.check();
      Integer done = work.block();
      int code = done == null ? ExitCode.INTERNAL : done;
      return new Ended(code, "It ended with exit code " + code + ".");
    } catch (FlowException failed) {
      Problem problem = failed.problem();
      output.problem(problem);
      return new Ended(
          ExitCode.of(problem),
          "It stopped at step %d: expected %s; came %s. %s"
              .formatted(
                  problem.step().number(), problem.expected(), problem.came(), problem.change()));
    } catch (TokenStoreException unusable) {
      String words = String.valueOf(unusable.getMessage());
      output.say(words);
      output.data("error", Json.word(words));
      return new Ended(ExitCode.USAGE, words + ".");
    } finally {
      waiting.stop();
    }
  }
}
