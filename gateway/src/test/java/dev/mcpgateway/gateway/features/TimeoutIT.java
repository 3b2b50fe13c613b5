package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A backend that does not answer is told from one that takes its time inside a stream. */
final class TimeoutIT {

  private static final Duration RESPONSE = Duration.ofMillis(700);
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final InstantSource CLOCK = InstantSource.system();

  @RegisterExtension
  static final ProxyFixture GATEWAY =
      ProxyFixture.start(
          Map.of(
              "mcp.gateway.limits.backend-response",
              RESPONSE.toMillis() + "ms",
              "mcp.gateway.limits.stream-idle",
              IDLE.toMillis() + "ms"));

  private final EventSource events = new EventSource();

  @Test
  void answers504WhereNoAnswerComesAndLetsTheBackendGo() {
    GATEWAY.backend().answer(BackendAnswer.hanging());
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("\"backend_timeout\"");
    GATEWAY.backend().take().awaitGone();
    assertThat(GATEWAY.backend().received()).hasSize(1);
  }

  @Test
  void waitsForTheFirstEventOfAStreamAsLongAsItMayBeSilent() {
    GATEWAY.backend().answer(BackendAnswer.hanging());
    Instant start = CLOCK.instant();
    HttpResponse<String> answer = Calls.to(GATEWAY).send("GET", "/mcp");
    assertThat(CLOCK.instant()).isAfterOrEqualTo(start.plus(IDLE));
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("\"backend_timeout\"");
    GATEWAY.backend().take().awaitGone();
  }

  @Test
  void leavesAStreamAloneOnceItsHeadersAreThere() {
    // longer than an answer may take, shorter than a stream may be silent
    Duration late = RESPONSE.plusMillis(300);
    GATEWAY.backend().answer(BackendAnswer.eventAfter(late, "data: late\n\n"));
    try (EventReader stream = Calls.to(GATEWAY).openByPost("/mcp", Calls.PING)) {
      assertThat(stream.readToEnd()).isEqualTo("data: late\n\n");
    }
  }

  @Test
  void endsAStreamThatIsSilentForTooLong() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit("data: 1\n\n");
      assertThat(stream.readToEnd()).isEqualTo("data: 1\n\n: stream_idle\n\n");
      events.awaitLeft();
    }
  }
}
