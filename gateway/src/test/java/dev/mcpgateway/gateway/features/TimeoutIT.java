package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend that does not answer is told from one that takes its time inside a stream. */
final class TimeoutIT {

  private static final Duration RESPONSE = Duration.ofMillis(700);
  private static final Duration IDLE = Duration.ofSeconds(2);

  private static ProxyFixture gateway;

  private final EventSource events = new EventSource();

  @BeforeAll
  static void start() {
    gateway =
        ProxyFixture.start(
            Map.of(
                "mcp.gateway.limits.backend-response",
                RESPONSE.toMillis() + "ms",
                "mcp.gateway.limits.stream-idle",
                IDLE.toMillis() + "ms"));
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
  void answers504WhereNoAnswerComesAndLetsTheBackendGo() {
    gateway.backend().answer(BackendAnswer.hanging());
    HttpResponse<String> answer = Calls.to(gateway).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("\"backend_timeout\"");
    gateway.backend().take().awaitGone();
    assertThat(gateway.backend().received()).hasSize(1);
  }

  @Test
  void leavesAStreamAloneOnceItsHeadersAreThere() {
    // longer than an answer may take, shorter than a stream may be silent
    Duration late = RESPONSE.plusMillis(300);
    gateway.backend().answer(BackendAnswer.eventAfter(late, "data: late\n\n"));
    try (EventReader stream = Calls.to(gateway).openByPost("/mcp", Calls.PING)) {
      assertThat(stream.readToEnd()).isEqualTo("data: late\n\n");
    }
  }

  @Test
  void endsAStreamThatIsSilentForTooLong() {
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      events.emit("data: 1\n\n");
      assertThat(stream.readToEnd()).isEqualTo("data: 1\n\n: stream_idle\n\n");
      events.awaitLeft();
    }
  }
}
