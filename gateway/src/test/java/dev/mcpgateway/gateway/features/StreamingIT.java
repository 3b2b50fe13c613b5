package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.Meters;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is held back of a stream, and neither side outlives the other. Each piece is read before
 * the next is sent: were one held back, the test would stand still.
 */
final class StreamingIT {

  private static final String FIRST = "event: message\ndata: 1\n\n";
  private static final String SECOND = "event: message\ndata: 2\n\n";

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  private final EventSource events = new EventSource();

  @Test
  void passesEachEventOfAPostWhenItComes() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).openByPost("/mcp", Calls.PING)) {
      assertPassesEach(stream);
    }
  }

  @Test
  void passesEachEventOfAStandingStreamWhenItComes() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      assertPassesEach(stream);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream"})
  void holdsNothingBackOfOtherAnswersEither(String contentType) {
    GATEWAY.backend().answer(BackendAnswer.stream(contentType, events));
    events.emit("{\"first\":");
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      assertThat(stream.read("{\"first\":")).isEqualTo("{\"first\":");
      events.emit("1}").complete();
      assertThat(stream.readToEnd()).isEqualTo("1}");
    }
  }

  @Test
  void passesAPieceOfAnAnswerWhoseLengthIsKnown() {
    GATEWAY
        .backend()
        .answer(BackendAnswer.stream("application/json", events).with("Content-Length", "4"));
    events.emit("12");
    try (EventReader stream = Calls.to(GATEWAY).openByPost("/mcp", Calls.PING)) {
      assertThat(stream.response().headers().firstValue("Content-Length")).contains("4");
      assertThat(stream.read("12")).isEqualTo("12");
      events.emit("34").complete();
      assertThat(stream.readToEnd()).isEqualTo("34");
    }
  }

  @Test
  void asksProxiesToHoldNothingBack() {
    GATEWAY.backend().answer(BackendAnswer.events(events).with("Cache-Control", "max-age=60"));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      assertThat(stream.response().headers().allValues("X-Accel-Buffering")).containsExactly("no");
      assertThat(stream.response().headers().allValues("Cache-Control"))
          .containsExactly("no-store, no-transform");
    }
  }

  @Test
  void countsOpenStreams() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      // the headers leave before the stream is counted
      await().untilAsserted(() -> assertThat(metrics()).contains("mcp_gateway_streams 1.0"));
      events.complete();
      assertThat(stream.readToEnd()).isEmpty();
    }
  }

  @Test
  void endsTheBackendsStreamWhenTheClientLeaves() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit(FIRST);
      assertThat(stream.read(FIRST)).isEqualTo(FIRST);
    }
    events.awaitLeft();
  }

  @Test
  void endsTheBackendsStreamWhenTheClientLeavesBeforeTheFirstEvent() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    Calls.to(GATEWAY).openByPost("/mcp", Calls.PING).close();
    events.awaitLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void endsTheBackendsRequestWhenTheClientLeavesBeforeItsAnswer(String method) throws IOException {
    GATEWAY.backend().answer(BackendAnswer.hanging());
    Calls calls = Calls.to(GATEWAY);
    String body = method.equals("POST") ? Calls.PING : "";
    String headers = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    Received received;
    try (Socket _ = calls.connect(calls.head(method, "/mcp", headers) + body)) {
      received = GATEWAY.backend().take();
    }
    received.awaitGone();
  }

  @Test
  void endsAnEndlessStreamWhenTheClientLeaves() {
    GATEWAY.backend().answer(BackendAnswer.endless(FIRST));
    Received received;
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      assertThat(stream.read(FIRST)).isEqualTo(FIRST);
      received = GATEWAY.backend().take();
    }
    received.awaitGone();
  }

  @Test
  void slowsABackendDownThatSendsFasterThanTheClientReads() {
    String event = "data: " + "x".repeat(10_000) + "\n\n";
    AtomicLong taken = new AtomicLong();
    GATEWAY.backend().answer(BackendAnswer.endless(event, taken));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      assertThat(stream.read(event)).isEqualTo(event);
      GATEWAY.backend().answer(BackendAnswer.json(BackendAnswer.PONG));
      // as much time as many requests need: endless events would be gigabytes by then
      for (int each = 0; each < 100; each++) {
        assertThat(Calls.to(GATEWAY).ping("/mcp").statusCode()).isEqualTo(200);
      }
      long megabytes = taken.get() * event.length() / 1_000_000;
      // what sockets and a few buffers between them hold
      assertThat(megabytes).isLessThan(40);
    }
  }

  @Test
  void breaksTheClientsStreamOffWhenTheBackendsBreaksOff() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit(FIRST);
      assertThat(stream.read(FIRST)).isEqualTo(FIRST);
      events.breakOff();
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
    }
  }

  @Test
  void breaksAnAnswerOffThatIsShorterThanAnnounced() {
    GATEWAY
        .backend()
        .answer(BackendAnswer.stream("application/json", events).with("Content-Length", "9"));
    events.emit("12");
    try (EventReader stream = Calls.to(GATEWAY).openByPost("/mcp", Calls.PING)) {
      assertThat(stream.read("12")).isEqualTo("12");
      events.breakOff();
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
    }
  }

  @Test
  void answers502WhenNothingOfTheBodyCame() {
    GATEWAY
        .backend()
        .answer(
            BackendAnswer.raw(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"));
    assertThat(Calls.to(GATEWAY).ping("/mcp").statusCode()).isEqualTo(502);
  }

  private static String metrics() {
    return Meters.scraped(GATEWAY.managementPort());
  }

  private void assertPassesEach(EventReader stream) {
    // the headers are there before any event
    assertThat(stream.response().statusCode()).isEqualTo(200);
    assertThat(stream.response().headers().firstValue("Content-Type"))
        .contains("text/event-stream");
    events.emit(FIRST);
    assertThat(stream.read(FIRST)).isEqualTo(FIRST);
    events.emit(SECOND.substring(0, 5));
    assertThat(stream.read(5)).isEqualTo(SECOND.substring(0, 5));
    events.emit(SECOND.substring(5)).complete();
    assertThat(stream.readToEnd()).isEqualTo(SECOND.substring(5));
  }
}
