package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The event streams that are open, and their end: when nothing comes for too long, when their
 * credential is no longer good, and when the gateway stops.
 *
 * <p>On a stop, standing streams (answers to GET) end at once, before the web server begins to wait
 * for requests: they would never finish by themselves. Answers to POST are requests in flight and
 * may finish.
 */
final class OpenStreams implements SmartLifecycle {

  /** Before the web server's graceful shutdown: higher phases stop first. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

  private final Sinks.Empty<Void> stopping = Sinks.empty();
  private final AtomicInteger open = new AtomicInteger();
  private final Duration idle;
  private volatile boolean running;

  OpenStreams(GatewayLimits limits, MeterRegistry meters) {
    this.idle = limits.streamIdle();
    Gauge.builder("mcp.gateway.streams", open, AtomicInteger::get)
        .description("Event streams that are open")
        .register(meters);
  }

  /** The stream with its limits; ends cleanly when one is reached. */
  <T> Flux<T> open(ServerWebExchange exchange, Flux<T> events) {
    Flux<T> lively = idle.isPositive() ? events.timeout(idle, Flux.empty()) : events;
    Flux<T> stream =
        ExchangeKey.STANDING
            .find(exchange)
            .map(standing -> lively.takeUntilOther(standing.lost()))
            .orElse(lively);
    Flux<T> ending = stands(exchange) ? stream.takeUntilOther(stopping.asMono()) : stream;
    return ending.doOnSubscribe(_ -> open.incrementAndGet()).doFinally(_ -> open.decrementAndGet());
  }

  private static boolean stands(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.GET);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    stopping.tryEmitEmpty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
