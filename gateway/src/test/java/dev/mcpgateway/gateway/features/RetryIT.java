package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request reaches the backend at most once: it may have acted on it, whatever it answers. */
final class RetryIT {

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  static Stream<BackendAnswer> failures() {
    return Stream.of(
        BackendAnswer.reset(),
        BackendAnswer.close(),
        BackendAnswer.raw("HTTP/1.1 200"),
        BackendAnswer.raw("no HTTP at all\r\n\r\n"),
        BackendAnswer.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
        BackendAnswer.raw("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"),
        BackendAnswer.raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"),
        BackendAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isSentOnceOnANewConnection(BackendAnswer failure) {
    GATEWAY.backend().answer(failure);
    assertUnavailable(Calls.to(GATEWAY).ping("/mcp"));
    assertThat(GATEWAY.backend().received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isSentOnceOnAKeptConnection(BackendAnswer failure) {
    assertThat(Calls.to(GATEWAY).ping("/mcp").statusCode()).isEqualTo(200);
    GATEWAY.backend().reset();
    GATEWAY.backend().answer(failure);
    assertUnavailable(Calls.to(GATEWAY).ping("/mcp"));
    assertThat(GATEWAY.backend().received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void neitherIsAGetSentAgain(BackendAnswer failure) {
    GATEWAY.backend().answer(failure);
    assertUnavailable(Calls.to(GATEWAY).send("GET", "/mcp"));
    assertThat(GATEWAY.backend().received()).hasSize(1);
  }

  @Test
  void theNextRequestIsServed() {
    GATEWAY.backend().answer(BackendAnswer.reset());
    assertUnavailable(Calls.to(GATEWAY).ping("/mcp"));
    GATEWAY.backend().reset();
    assertThat(Calls.to(GATEWAY).ping("/mcp").statusCode()).isEqualTo(200);
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("\"backend_unavailable\"");
    // nothing of where the backend is
    assertThat(answer.body()).doesNotContain("127.0.0.1").doesNotContain("localhost");
  }
}
