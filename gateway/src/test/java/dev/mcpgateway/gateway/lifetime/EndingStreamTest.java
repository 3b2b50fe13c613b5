package dev.mcpgateway.gateway.lifetime;

import dev.mcpgateway.gateway.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class EndingStreamTest {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final MockServerHttpResponse response = new MockServerHttpResponse();
  private final TestPublisher<DataBuffer> events = TestPublisher.create();
  private static final StreamEnd WHY = new StreamEnd("why", new Refusal.Defect());

  private final TestPublisher<StreamEnd> end = TestPublisher.create();
  private boolean expired;

  @Test
  void saysWhyBetweenTwoEvents() {
    StepVerifier.create(stream())
        .then(() -> emit("data: 1\n\n"))
        .expectNext("data: 1\n\n")
        .then(() -> end.next(WHY))
        .expectNext(": why\n\n")
        .verifyComplete();
    events.assertCancelled();
  }

  @Test
  void letsAnEventFinish() {
    StepVerifier.withVirtualTime(this::stream)
        .then(() -> emit("data: 1"))
        .expectNext("data: 1")
        .then(() -> end.next(WHY))
        .expectNoEvent(EndingStream.GRACE.minus(MOMENT))
        .then(() -> emit("2\n\n"))
        .expectNext("2\n\n", ": why\n\n")
        .verifyComplete();
    events.assertCancelled();
  }

  @Test
  void cutsAnEventThatDoesNotFinish() {
    StepVerifier.withVirtualTime(this::stream)
        .then(() -> emit("data: 1"))
        .expectNext("data: 1")
        .then(() -> end.next(WHY))
        .thenAwait(EndingStream.GRACE)
        .expectNext("\n: why\n")
        .verifyComplete();
    events.assertCancelled();
  }

  @Test
  void beginsNoEventOnceItHasExpired() {
    StepVerifier.create(stream())
        .then(() -> emit("data: 1"))
        .expectNext("data: 1")
        .then(() -> expired = true)
        .then(() -> emit("2\n\n"))
        .expectNext("2\n\n")
        .then(() -> emit("data: 3\n\n"))
        .then(() -> end.next(WHY))
        .expectNext(": why\n\n")
        .verifyComplete();
  }

  @Test
  void doesNotWaitForAClientThatReadsNothing() {
    StepVerifier.withVirtualTime(this::stream, 0)
        .expectSubscription()
        .then(() -> end.next(WHY))
        .thenAwait(EndingStream.GRACE)
        .verifyComplete();
    events.assertCancelled();
  }

  @Test
  void addsNothingToAnEncodedStream() {
    response.getHeaders().set("Content-Encoding", "gzip");
    StepVerifier.create(stream()).then(() -> end.next(WHY)).verifyComplete();
  }

  @Test
  void addsNothingToAStreamThatEndsByItself() {
    StepVerifier.create(stream()).then(events::complete).verifyComplete();
    end.assertCancelled();
  }

  private Flux<String> stream() {
    return new EndingStream(response, () -> expired)
        .of(events.flux(), end.mono())
        .map(each -> each.toString(StandardCharsets.UTF_8));
  }

  private void emit(String piece) {
    events.next(
        DefaultDataBufferFactory.sharedInstance.wrap(piece.getBytes(StandardCharsets.UTF_8)));
  }
}
