package dev.mcpgateway.gateway.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import dev.mcpgateway.gateway.exchange.BrokenAnswer;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.CredentialStanding;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

final class OpenStreamsTest {

  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Refusal WITHDRAWN = new Refusal.InvalidToken("it was taken back");
  private static final Refusal UNKNOWN =
      new Refusal.IssuerUnavailable(Duration.ofSeconds(10), "it can't say whether it is good");
  private static final String RESOURCE = "https://mcp.example.com/mcp";

  private final MutableClock clock = MutableClock.atPresent();
  private final Deadlines deadlines = new Deadlines(clock);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestPublisher<DataBuffer> events = TestPublisher.create();
  private final Sinks.One<Refusal> lost = Sinks.one();

  @AutoClose
  private final OpenStreams streams =
      new OpenStreams(new GatewayLimits(1, 1, IDLE, 1, IDLE, IDLE, IDLE), clock, deadlines, meters);

  private MockServerWebExchange exchange = exchange(HttpMethod.GET);

  @BeforeEach
  void start() {
    streams.start();
  }

  @Test
  void countsThoseThatAreOpen() {
    assertThat(open()).isZero();
    StepVerifier.create(stream())
        .then(() -> assertThat(open()).isEqualTo(1))
        .then(events::complete)
        .verifyComplete();
    assertThat(open()).isZero();
    assertThat(ExchangeKey.STREAM_END.find(exchange)).isEmpty();
    assertThat(ExchangeKey.BROKEN_ANSWER.find(exchange)).isEmpty();
  }

  @Test
  void endWithTheirCredential() {
    assertThatItEnds(() -> pass(LIFE), "token_expired");
  }

  @Test
  void passNothingOnceTheirCredentialHasExpired() {
    StepVerifier.create(stream())
        .then(() -> clock.advance(LIFE))
        .then(() -> events.next(piece("data: 1\n\n")))
        .then(deadlines::look)
        .expectNext(": token_expired\n\n")
        .verifyComplete();
  }

  @Test
  void endWhereNothingComesForTooLong() {
    assertThatItEnds(() -> pass(IDLE), "stream_idle");
  }

  @Test
  void goOnWhereSomethingComes() {
    StepVerifier.create(stream())
        .then(() -> pass(IDLE.minusSeconds(1)))
        .then(() -> events.next(piece("data: 1\n\n")))
        .expectNext("data: 1\n\n")
        .then(() -> pass(IDLE.minusSeconds(1)))
        .then(events::complete)
        .verifyComplete();
  }

  @Test
  void endWhereTheirCredentialIsLost() {
    assertThatItEnds(() -> lost.tryEmitValue(WITHDRAWN), "invalid_token");
  }

  @Test
  void endWhereTheGatewayStops() {
    assertThatItEnds(streams::stop, "gateway_stopping");
    assertThat(streams.isRunning()).isFalse();
  }

  @Test
  void finishWhereTheyAnswerARequestAndTheGatewayStops() {
    exchange = exchange(HttpMethod.POST);
    StepVerifier.create(stream())
        .then(streams::stop)
        .then(() -> events.next(piece("data: 1\n\n")))
        .expectNext("data: 1\n\n")
        .then(events::complete)
        .verifyComplete();
    assertThat(ExchangeKey.STREAM_END.find(exchange)).isEmpty();
  }

  @Test
  void tellThatTheClientLeft() {
    StepVerifier.create(stream()).thenCancel().verify();
    assertThat(ExchangeKey.BROKEN_ANSWER.find(exchange)).hasValue(BrokenAnswer.CLIENT_LEFT);
    assertThat(open()).isZero();
    events.assertCancelled();
  }

  @Test
  void areNotWaitedForLongerThanTheirCredentialIsGood() {
    assertThatTheWaitEnds(() -> pass(LIFE), "invalid_token", "it expired before");
  }

  @Test
  void areNotWaitedForOnceTheirCredentialIsLost() {
    assertThatTheWaitEnds(() -> lost.tryEmitValue(WITHDRAWN), "invalid_token", "it was taken back");
  }

  @Test
  void areNotWaitedForOnceNobodyCanAnswerForTheirCredential() {
    assertThatTheWaitEnds(() -> lost.tryEmitValue(UNKNOWN), "issuer_unavailable", "it can't say");
  }

  @Test
  void areNotWaitedForLongerThanTheyMayBeSilent() {
    assertThatTheWaitEnds(() -> pass(IDLE), "backend_timeout", "stream-idle");
  }

  @Test
  void areNotWaitedForOnceTheGatewayStops() {
    assertThatTheWaitEnds(streams::stop, "overloaded", "stops");
  }

  @Test
  void areNotEndedByTheWaitOnceItIsOver() {
    StepVerifier.create(streams.awaited(exchange, Mono.just("answer")))
        .expectNext("answer")
        .verifyComplete();
    assertThat(deadlines.size()).isZero();
    assertThat(lost.currentSubscriberCount()).isZero();
  }

  @Test
  void stopBeforeTheWebServerWaitsForThem() {
    assertThat(streams.isRunning()).isTrue();
    // that of the web server's graceful shutdown
    assertThat(streams.getPhase()).isGreaterThan(SmartLifecycle.DEFAULT_PHASE - 1024);
  }

  private void assertThatItEnds(Runnable cause, String code) {
    StepVerifier.create(stream()).then(cause).expectNext(": " + code + "\n\n").verifyComplete();
    assertThat(ExchangeKey.STREAM_END.find(exchange)).hasValue(code);
    events.assertCancelled();
    assertThat(open()).isZero();
  }

  private void assertThatTheWaitEnds(Runnable cause, String code, String detail) {
    StepVerifier.create(streams.awaited(exchange, events.mono()))
        .then(cause)
        .verifyErrorSatisfies(error -> {
          Refusal refusal = ((RefusedException) error).refusal();
          assertThat(refusal.code()).isEqualTo(code);
          assertThat(refusal.detail()).contains(detail);
        });
    events.assertCancelled();
    // no stream began
    assertThat(ExchangeKey.STREAM_END.find(exchange)).isEmpty();
  }

  private void pass(Duration time) {
    clock.advance(time);
    deadlines.look();
  }

  private Flux<String> stream() {
    return streams
        .open(exchange, events.flux(), Runnable::run)
        .map(each -> each.toString(StandardCharsets.UTF_8));
  }

  private double open() {
    return meters.get("mcp.gateway.streams").gauge().value();
  }

  private MockServerWebExchange exchange(HttpMethod method) {
    var made = MockServerWebExchange.from(MockServerHttpRequest.method(method, "/mcp"));
    ExchangeKey.SERVER.put(
        made, Servers.server("demo", RESOURCE, Servers.trusting("https://as", RESOURCE)));
    CredentialStanding.KEY.put(made, lost::asMono);
    ExchangeKey.CALLER.put(
        made,
        new Caller(
            new CallerId("https://as", Kind.SUBJECT, "alice"),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            clock.instant().plus(LIFE)));
    return made;
  }

  private static DataBuffer piece(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
