package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On a stop requests under way finish, and standing streams end at once. */
final class ShutdownIT {

  private static final Duration PATIENCE = Duration.ofSeconds(FakeBackend.PATIENCE_SECONDS);

  @Test
  void finishesRequestsAndEndsStreams() throws InterruptedException {
    try (ProxyFixture gateway = ProxyFixture.start()) {
      EventSource standing = new EventSource();
      EventSource answer = new EventSource();
      gateway
          .backend()
          .answerEach(
              request -> BackendAnswer.events(request.method().equals("GET") ? standing : answer));
      try (EventReader stream = Calls.to(gateway).open("/mcp");
          EventReader request = Calls.to(gateway).openByPost("/mcp", Calls.PING)) {
        standing.emit("data: 1\n\n");
        answer.emit("data: begun\n\n");
        assertThat(request.read(13)).isEqualTo("data: begun\n\n");
        Thread stopping = gateway.stop();
        // a whole end, not a broken one
        assertThat(stream.readToEnd()).isEqualTo("data: 1\n\n: gateway_stopping\n\n");
        standing.awaitLeft();
        // the request is still served
        assertThat(stopping.isAlive()).isTrue();
        answer.emit("data: done\n\n").complete();
        assertThat(request.readToEnd()).isEqualTo("data: done\n\n");
        assertThat(stopping.join(PATIENCE)).isTrue();
      }
    }
  }
}
