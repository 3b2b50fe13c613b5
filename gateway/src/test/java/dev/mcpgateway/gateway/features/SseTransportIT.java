package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Received;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP+SSE through one public address: who opened the stream may post to it, and nobody else. */
final class SseTransportIT {

  private static final String MESSAGE = "event: message\ndata: {}\n\n";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inside/messages?sessionId=7",
        "messages?sessionId=7",
        "http://localhost:%d/inside/messages?sessionId=7",
        "//localhost:%d/inside/messages?sessionId=7"
      })
  void forwardsAMessageToWhereTheEventPoints(String reference) {
    String data = reference.formatted(gateway.backend().uri("").getPort());
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, data);
      assertThat(endpoint).startsWith("/sse/messages?s=").doesNotContain("sessionId");
      gateway.backend().answer(BackendAnswer.text(202, "text/plain", "Accepted"));
      HttpResponse<String> answer = Calls.to(gateway).ping(endpoint);
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("Accepted");
      Received posted = last();
      assertThat(posted.method()).isEqualTo("POST");
      assertThat(posted.target()).isEqualTo("/inside/messages?sessionId=7");
      assertThat(posted.body()).isEqualTo(Calls.PING);
    }
  }

  @Test
  void passesEveryOtherEventWhenItComes() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/sse")) {
      events.emit(MESSAGE);
      assertThat(stream.read(MESSAGE)).isEqualTo(MESSAGE);
      events.emit(": ping\n\n");
      assertThat(stream.read(": ping\n\n")).isEqualTo(": ping\n\n");
      events.emit(MESSAGE.substring(0, 10)).emit(MESSAGE.substring(10)).complete();
      assertThat(stream.readToEnd()).isEqualTo(MESSAGE);
    }
  }

  @Test
  void endsTheBackendsStreamWhenTheClientLeaves() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/sse")) {
      events.emit(MESSAGE);
      assertThat(stream.read(MESSAGE)).isEqualTo(MESSAGE);
    }
    events.awaitLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other.example/messages",
        "https://localhost/messages",
        "//other.example/m",
        "http://localhost:1/messages",
        "not a reference"
      })
  void endsAStreamWhoseEndpointIsElsewhere(String reference) {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/sse")) {
      events.emit("event: endpoint\ndata: " + reference + "\n\n");
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
      events.awaitLeft();
    }
  }

  @Test
  void endsAStreamWithAnEventThatIsTooLarge() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/sse")) {
      events.emit("data: " + "x".repeat(ProxyFixture.BODY_LIMIT));
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
      events.awaitLeft();
    }
  }

  @Test
  void isNotThereForAnotherCaller() {
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, "/inside/messages");
      assertNotFound(Calls.to(gateway, "bob").ping(endpoint));
      assertNotFound(Calls.to(gateway).ping(endpoint.replace("/sse/", "/other/")));
    }
  }

  @Test
  void isNotThereForAForgery() {
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, "/inside/messages");
      String query = endpoint.substring(endpoint.indexOf('?') + 1);
      assertNotFound(Calls.to(gateway).ping(endpoint + "A"));
      assertNotFound(Calls.to(gateway).ping(endpoint.substring(0, endpoint.length() - 1)));
      assertNotFound(Calls.to(gateway).ping(endpoint + "&" + query));
      assertNotFound(Calls.to(gateway).ping(endpoint + "&x=y"));
      assertNotFound(Calls.to(gateway).ping("/sse/messages?x=y&" + query));
      assertNotFound(Calls.to(gateway).ping("/sse/messages?s="));
      assertNotFound(Calls.to(gateway).ping("/sse/messages?"));
      assertNotFound(Calls.to(gateway).ping("/sse/messages"));
      assertNotFound(Calls.to(gateway).send("GET", endpoint));
      assertNotFound(Calls.to(gateway).send("DELETE", endpoint));
    }
  }

  @Test
  void judgesTheBodyOfAMessage() {
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, "/inside/messages");
      gateway.backend().reset();
      assertThat(Calls.to(gateway).post(endpoint, "{}").statusCode()).isEqualTo(400);
      assertThat(gateway.backend().received()).isEmpty();
    }
  }

  @Test
  void leavesStreamsOfTheOtherTransportAlone() {
    String endpoint = "event: endpoint\ndata: /inside/messages\n\n";
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      events.emit(endpoint).complete();
      assertThat(stream.readToEnd()).isEqualTo(endpoint);
    }
  }

  @Test
  void leavesOtherAnswersAlone() {
    String text = "event: endpoint\ndata: /inside/messages\n\n";
    gateway.backend().answer(BackendAnswer.text(200, "text/plain", text));
    assertThat(Calls.to(gateway).send("GET", "/sse").body()).isEqualTo(text);
  }

  @Test
  void refusesAStreamThatItCannotRead() {
    gateway.backend().answer(BackendAnswer.events(events).with("Content-Encoding", "gzip"));
    HttpResponse<String> answer = Calls.to(gateway).send("GET", "/sse");
    assertThat(answer.statusCode()).isEqualTo(502);
    events.awaitLeft();
  }

  private EventReader open() {
    gateway.backend().answer(BackendAnswer.events(events));
    return Calls.to(gateway).open("/sse");
  }

  /** What the client reads as endpoint once the backend has sent its own. */
  private String endpoint(EventReader stream, String data) {
    events.emit("event: endpoint\ndata: " + data + "\n\n").emit("event: end\n\n");
    StringBuilder read = new StringBuilder();
    while (!read.toString().endsWith("\n\n")) {
      read.append(stream.read(1));
    }
    String text = read.toString();
    String start = "event: endpoint\ndata: ";
    assertThat(text).startsWith(start + "/sse/messages?s=");
    gateway.backend().reset();
    return text.substring(start.length(), text.length() - 2);
  }

  private static Received last() {
    return gateway.backend().received().getLast();
  }

  private static void assertNotFound(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"session_not_found\"");
    assertThat(gateway.backend().received()).isEmpty();
  }
}
