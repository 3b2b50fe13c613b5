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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP+SSE through one public address: who opened the stream may post to it, and nobody else. */
final class SseTransportIT {

  private static final String MESSAGE = "event: message\ndata: {}\n\n";

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  private final EventSource events = new EventSource();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inside/messages?sessionId=7",
        "messages?sessionId=7",
        "http://localhost:%d/inside/messages?sessionId=7",
        "//localhost:%d/inside/messages?sessionId=7"
      })
  void forwardsAMessageToWhereTheEventPoints(String reference) {
    String data = reference.formatted(GATEWAY.backend().uri("").getPort());
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, data);
      assertThat(endpoint).startsWith("/sse/messages?s=").doesNotContain("sessionId");
      GATEWAY.backend().answer(BackendAnswer.text(202, "text/plain", "Accepted"));
      HttpResponse<String> answer = Calls.to(GATEWAY).ping(endpoint);
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
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/sse")) {
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
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/sse")) {
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
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/sse")) {
      events.emit("event: endpoint\ndata: " + reference + "\n\n");
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
      events.awaitLeft();
    }
  }

  @Test
  void endsAStreamWithAnEventThatIsTooLarge() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/sse")) {
      events.emit("data: " + "x".repeat(ProxyFixture.BODY_LIMIT));
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
      events.awaitLeft();
    }
  }

  @Test
  void isNotThereForAnotherCaller() {
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, "/inside/messages");
      assertNotFound(Calls.to(GATEWAY, "bob").ping(endpoint));
      assertNotFound(Calls.to(GATEWAY).ping(endpoint.replace("/sse/", "/other/")));
    }
  }

  @Test
  void isNotThereForAForgery() {
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, "/inside/messages");
      String query = endpoint.substring(endpoint.indexOf('?') + 1);
      assertNotFound(Calls.to(GATEWAY).ping(endpoint + "A"));
      assertNotFound(Calls.to(GATEWAY).ping(endpoint.substring(0, endpoint.length() - 1)));
      assertNotFound(Calls.to(GATEWAY).ping(endpoint + "&" + query));
      assertNotFound(Calls.to(GATEWAY).ping(endpoint + "&x=y"));
      assertNotFound(Calls.to(GATEWAY).ping("/sse/messages?x=y&" + query));
      assertNotFound(Calls.to(GATEWAY).ping("/sse/messages?s="));
      assertNotFound(Calls.to(GATEWAY).ping("/sse/messages?"));
      assertNotFound(Calls.to(GATEWAY).ping("/sse/messages"));
      assertNotFound(Calls.to(GATEWAY).send("GET", endpoint));
      assertNotFound(Calls.to(GATEWAY).send("DELETE", endpoint));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sse?sessionId=7",
        "/sse/?sessionId=7",
        "/sse/messages/?sessionId=7",
        "/sse/Messages?sessionId=7",
        "/sse/message?sessionId=7"
      })
  void takesMessagesAtNoOtherAddress(String target) {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      HttpResponse<String> answer =
          method.equals("POST")
              ? Calls.to(GATEWAY).ping(target)
              : Calls.to(GATEWAY).send(method, target);
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
      assertThat(GATEWAY.backend().received()).isEmpty();
    }
  }

  @Test
  void judgesTheBodyOfAMessage() {
    try (EventReader stream = open()) {
      String endpoint = endpoint(stream, "/inside/messages");
      GATEWAY.backend().reset();
      assertThat(Calls.to(GATEWAY).post(endpoint, "{}").statusCode()).isEqualTo(400);
      assertThat(GATEWAY.backend().received()).isEmpty();
    }
  }

  @Test
  void leavesStreamsOfTheOtherTransportAlone() {
    String endpoint = "event: endpoint\ndata: /inside/messages\n\n";
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit(endpoint).complete();
      assertThat(stream.readToEnd()).isEqualTo(endpoint);
    }
  }

  @Test
  void leavesOtherAnswersAlone() {
    String text = "event: endpoint\ndata: /inside/messages\n\n";
    GATEWAY.backend().answer(BackendAnswer.text(200, "text/plain", text));
    assertThat(Calls.to(GATEWAY).send("GET", "/sse").body()).isEqualTo(text);
  }

  @Test
  void refusesAStreamThatItCannotRead() {
    GATEWAY.backend().answer(BackendAnswer.events(events).with("Content-Encoding", "gzip"));
    HttpResponse<String> answer = Calls.to(GATEWAY).send("GET", "/sse");
    assertThat(answer.statusCode()).isEqualTo(502);
    events.awaitLeft();
  }

  private EventReader open() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    return Calls.to(GATEWAY).open("/sse");
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
    GATEWAY.backend().reset();
    return text.substring(start.length(), text.length() - 2);
  }

  private static Received last() {
    return GATEWAY.backend().received().getLast();
  }

  private static void assertNotFound(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"session_not_found\"");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }
}
