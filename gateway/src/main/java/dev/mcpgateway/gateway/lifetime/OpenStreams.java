package dev.mcpgateway.gateway.lifetime;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.exchange.BrokenAnswer;
import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.CredentialStanding;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/**
 * The event streams that are open, and their end: when their credential expires or is no longer
 * good, when nothing comes for too long, and when the gateway stops.
 *
 * <p>On a stop, standing streams (answers to GET) end at once, before the web server begins to wait
 * for requests: they would never finish by themselves. Answers to POST are requests in flight and
 * may finish.
 */
public final class OpenStreams implements SmartLifecycle, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

  /** Before the web server's graceful shutdown: higher phases stop first. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

  /** Together with {@link EndingStream#GRACE} well below the second in which a stream must end. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final AtomicInteger open = new AtomicInteger();
  private final Duration idle;
  private final Clock clock;
  private final Deadlines deadlines;
  private final Disposable looking;
  private volatile boolean running;

  OpenStreams(GatewayLimits limits, Clock clock, Deadlines deadlines, MeterRegistry meters) {
    this.idle = limits.streamIdle();
    this.clock = clock;
    this.deadlines = deadlines;
    Gauge.builder("mcp.gateway.streams", open, AtomicInteger::get)
        .description("Event streams that are open")
        .register(meters);
    this.looking =
        Flux.interval(untilNextLook(clock), LOOK)
            .onBackpressureDrop()
            .subscribe(_ -> deadlines.look());
  }

  /** So that a look comes right after each whole second: that is when tokens end. */
  private static Duration untilNextLook(Clock clock) {
    return LOOK.minusMillis(clock.millis() % LOOK.toMillis());
  }

  /**
   * The answer to a GET. A backend may keep it back until its first event, hours later, so that the
   * wait for it ends when its stream would: with a refusal, since nothing was answered yet.
   */
  public <T> Mono<T> awaited(ServerWebExchange exchange, Mono<T> answer) {
    return Mono.defer(() ->
        answer.timeout(
            end(exchange, new StreamClock(clock, expiry(exchange), idle))
                .flatMap(end -> Mono.error(new RefusedException(end.unanswered())))));
  }

  /**
   * The stream until its end, and then why it ended, as a comment.
   *
   * @param loop the one thread that the events come on
   */
  public Flux<DataBuffer> open(ServerWebExchange exchange, Flux<DataBuffer> events, Executor loop) {
    return Flux.defer(
            () -> {
              var times = new StreamClock(clock, expiry(exchange), idle);
              Mono<StreamEnd> end =
                  end(exchange, times)
                      .publishOn(Schedulers.fromExecutor(loop))
                      .doOnNext(reason -> ended(exchange, reason));
              return new EndingStream(exchange.getResponse(), times::isExpired)
                  .of(events.doOnNext(_ -> times.sign()), end);
            })
        .doOnSubscribe(_ -> open.incrementAndGet())
        .doFinally(signal -> closed(exchange, signal));
  }

  private Mono<StreamEnd> end(ServerWebExchange exchange, StreamClock times) {
    Mono<StreamEnd> reached = deadlines.reached(times, isStanding(exchange));
    return CredentialStanding.KEY
        .find(exchange)
        .map(standing -> Mono.firstWithSignal(reached, standing.lost().map(StreamEnd::lost)))
        .orElse(reached);
  }

  private void closed(ServerWebExchange exchange, SignalType signal) {
    open.decrementAndGet();
    if (signal == SignalType.CANCEL) {
      // the request itself ends as if the stream were whole
      ExchangeKey.BROKEN_ANSWER.put(exchange, BrokenAnswer.CLIENT_LEFT);
    }
  }

  private static Instant expiry(ServerWebExchange exchange) {
    return ExchangeKey.CALLER.find(exchange).map(Caller::expiresAt).orElse(Instant.MAX);
  }

  /** Whether the answer, if it is a stream, waits for events that no request is the reason of. */
  public static boolean isStanding(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.GET);
  }

  private static void ended(ServerWebExchange exchange, StreamEnd reason) {
    ExchangeKey.STREAM_END.put(exchange, reason.code());
    // the record says the same; thousands may end at once
    LOG.atDebug()
        .addKeyValue("code", reason.code())
        .addKeyValue("correlationId", CorrelationId.of(exchange))
        .addKeyValue("server", ExchangeKey.SERVER.get(exchange).name())
        .log("stream ended");
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    deadlines.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the last request: until then, credentials end. */
  @Override
  public void close() {
    looking.dispose();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
