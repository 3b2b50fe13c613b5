package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Measures how long backends take until the headers of their answers are there. Both labels have
 * few values, none of which a caller can choose.
 */
final class BackendTimer {

  private final MeterProvider<Timer> timers;
  private final Clock clock;

  BackendTimer(MeterRegistry registry) {
    clock = registry.config().clock();
    timers =
        Timer.builder("mcp.gateway.backend")
            .description("Time until a backend's answer begins, by server and outcome")
            .withRegistry(registry);
  }

  /** The answer, measured from now on. */
  <T> Mono<T> time(ProtectedServer server, Mono<T> answer) {
    long start = clock.monotonicTime();
    return answer.doFinally(signal ->
        timers
            .withTags("server", server.name(), "outcome", outcome(signal))
            .record(clock.monotonicTime() - start, TimeUnit.NANOSECONDS));
  }

  private static String outcome(SignalType signal) {
    return switch (signal) {
      case ON_COMPLETE -> "answered";
      case CANCEL -> "cancelled";
      default -> "failed";
    };
  }
}
