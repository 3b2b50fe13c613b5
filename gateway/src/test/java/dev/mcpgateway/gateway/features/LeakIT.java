package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.LogCapture;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever way a request ends, its buffers are given back. */
final class LeakIT {

  private static final int ROUNDS = 5;

  @Test
  void givesEveryBufferBack() {
    ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    try (ProxyFixture gateway = ProxyFixture.start();
        LogCapture log = LogCapture.of(ResourceLeakDetector.class.getName())) {
      for (int round = 0; round < ROUNDS; round++) {
        everyWay(gateway);
        // a leak is noticed when its buffer was collected and the next is allocated
        System.gc();
      }
      gateway.backend().reset();
      assertThat(Calls.to(gateway).ping("/mcp").statusCode()).isEqualTo(200);
      assertThat(log.lines()).isEmpty();
    } finally {
      ResourceLeakDetector.setLevel(before);
    }
  }

  private static void everyWay(ProxyFixture gateway) {
    Calls calls = Calls.to(gateway);
    List<BackendAnswer> answers =
        List.of(
            BackendAnswer.json(BackendAnswer.PONG),
            BackendAnswer.status(202),
            BackendAnswer.text(401, "text/plain", "no"),
            BackendAnswer.text(302, "text/plain", "there").with("Location", "http://elsewhere/"),
            BackendAnswer.reset(),
            BackendAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
            BackendAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"));
    for (BackendAnswer answer : answers) {
      gateway.backend().answer(answer);
      calls.post("/mcp", "{}");
      calls.raw(calls.head("GET", "/mcp", ""));
      calls.raw(
          calls.head("POST", "/mcp", "Content-Type: application/json\r\nContent-Length: 40\r\n")
              + Calls.PING);
    }
    calls.post("/mcp", "x".repeat(ProxyFixture.BODY_LIMIT * 2));
    for (String path : List.of("/mcp", "/sse")) {
      leave(gateway, calls, path);
    }
  }

  private static void leave(ProxyFixture gateway, Calls calls, String path) {
    String event = "data: " + "x".repeat(1_000) + "\n\n";
    gateway.backend().answer(BackendAnswer.endless(event));
    try (EventReader stream = calls.open(path)) {
      stream.read(event);
    }
    EventSource events = new EventSource();
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = calls.open(path)) {
      events.emit(event);
      stream.read(event);
    }
    events.awaitLeft();
  }
}
