package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.RawHttp;
import dev.mcpgateway.gateway.testing.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is held back of a stream, and neither side outlives the other. Each piece is read before
 * the next is sent: were one held back, the test would stand still.
 */
final class StreamingIT {

  private static final String FIRST = "event: message\ndata: 1\n\n";
  private static final String SECOND = "event: message\ndata: 2\n\n";

  private static ProxyFixture gateway;

  private final EventSource events = new EventSource();

  @BeforeAll
  static void start() {
    gateway = ProxyFixture.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.backend().reset();
  }

  @Test
  void passesEachEventOfAPostWhenItComes() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).openByPost("/mcp", Calls.PING)) {
      assertPassesEach(stream);
    }
  }

  @Test
  void passesEachEventOfAStandingStreamWhenItComes() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      assertPassesEach(stream);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream"})
  void holdsNothingBackOfOtherAnswersEither(String contentType) {
    gateway.backend().answer(BackendAnswer.stream(contentType, events));
    events.emit("{\"first\":");
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      assertThat(stream.read("{\"first\":")).isEqualTo("{\"first\":");
      events.emit("1}").complete();
      assertThat(stream.readToEnd()).isEqualTo("1}");
    }
  }

  @Test
  void passesAPieceOfAnAnswerWhoseLengthIsKnown() {
    gateway
        .backend()
        .answer(BackendAnswer.stream("application/json", events).with("Content-Length", "4"));
    events.emit("12");
    try (EventReader stream = Calls.to(gateway).openByPost("/mcp", Calls.PING)) {
      assertThat(stream.response().headers().firstValue("Content-Length")).contains("4");
      assertThat(stream.read("12")).isEqualTo("12");
      events.emit("34").complete();
      assertThat(stream.readToEnd()).isEqualTo("34");
    }
  }

  @Test
  void asksProxiesToHoldNothingBack() {
    gateway.backend().answer(BackendAnswer.events(events).with("Cache-Control", "max-age=60"));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      assertThat(stream.response().headers().allValues("X-Accel-Buffering")).containsExactly("no");
      assertThat(stream.response().headers().allValues("Cache-Control"))
          .containsExactly("no-store, no-transform");
    }
  }

  @Test
  void countsOpenStreams() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      // the headers leave before the stream is counted
      await().untilAsserted(() -> assertThat(metrics()).contains("mcp_gateway_streams 1.0"));
      events.complete();
      assertThat(stream.readToEnd()).isEmpty();
    }
  }

  @Test
  void endsTheBackendsStreamWhenTheClientLeaves() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      events.emit(FIRST);
      assertThat(stream.read(FIRST)).isEqualTo(FIRST);
    }
    events.awaitLeft();
  }

  @Test
  void endsTheBackendsStreamWhenTheClientLeavesBeforeTheFirstEvent() {
    gateway.backend().answer(BackendAnswer.events(events));
    Calls.to(gateway).openByPost("/mcp", Calls.PING).close();
    events.awaitLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void endsTheBackendsRequestWhenTheClientLeavesBeforeItsAnswer(String method) throws IOException {
    gateway.backend().answer(BackendAnswer.hanging());
    Calls calls = Calls.to(gateway);
    String body = method.equals("POST") ? Calls.PING : "";
    String headers = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    Received received;
    try (Socket _ = calls.connect(calls.head(method, "/mcp", headers) + body)) {
      received = gateway.backend().take();
    }
    received.awaitGone();
  }

  @Test
  void endsAnEndlessStreamWhenTheClientLeaves() {
    gateway.backend().answer(BackendAnswer.endless(FIRST));
    Received received;
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      assertThat(stream.read(FIRST)).isEqualTo(FIRST);
      received = gateway.backend().take();
    }
    received.awaitGone();
  }

  @Test
  void slowsABackendDownThatSendsFasterThanTheClientReads() {
    String event = "data: " + "x".repeat(10_000) + "\n\n";
    AtomicLong taken = new AtomicLong();
    gateway.backend().answer(BackendAnswer.endless(event, taken));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      assertThat(stream.read(event)).isEqualTo(event);
      gateway.backend().answer(BackendAnswer.json(BackendAnswer.PONG));
      // as much time as many requests need: endless events would be gigabytes by then
      for (int each = 0; each < 100; each++) {
        assertThat(Calls.to(gateway).ping("/mcp").statusCode()).isEqualTo(200);
      }
      long megabytes = taken.get() * event.length() / 1_000_000;
      // what sockets and a few buffers between them hold
      assertThat(megabytes).isLessThan(40);
    }
  }

  @Test
  void breaksTheClientsStreamOffWhenTheBackendsBreaksOff() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      events.emit(FIRST);
      assertThat(stream.read(FIRST)).isEqualTo(FIRST);
      events.breakOff();
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
    }
  }

  @Test
  void breaksAnAnswerOffThatIsShorterThanAnnounced() {
    gateway
        .backend()
        .answer(BackendAnswer.stream("application/json", events).with("Content-Length", "9"));
    events.emit("12");
    try (EventReader stream = Calls.to(gateway).openByPost("/mcp", Calls.PING)) {
      assertThat(stream.read("12")).isEqualTo("12");
      events.breakOff();
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
    }
  }

  @Test
  void answers502WhenNothingOfTheBodyCame() {
    gateway
        .backend()
        .answer(
            BackendAnswer.raw(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"));
    assertThat(Calls.to(gateway).ping("/mcp").statusCode()).isEqualTo(502);
  }

  private static String metrics() {
    return RawHttp.send(gateway.managementPort(), "GET", "/actuator/prometheus", "Host: localhost")
        .body();
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
