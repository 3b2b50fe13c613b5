package dev.mcpgateway.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.ClientApplication;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import dev.mcpgateway.client.testing.Programs;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** No session that the doctor opened stays open, whatever becomes of the examination. */
final class SessionEndIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final String SESSION = "Mcp-Session-Id";

  @AutoClose private final FakeServer server = new FakeServer("mcp", new Journal());

  private final URI url = server.at("/mcp");
  private final AtomicInteger sessions = new AtomicInteger();

  /** It opens a session for each call, as an open server does. */
  private Answer opened() {
    return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
        .with(SESSION, "session-" + sessions.incrementAndGet());
  }

  @Test
  void endsThemWhenItIsInterrupted() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    server.on(
        "/mcp",
        call ->
            switch (call.method()) {
              case "POST" -> opened();
              case "GET" -> {
                waiting.countDown();
                yield Answer.of(FakeServer.NONE);
              }
              default -> Answer.of(200);
            });
    Process doctor = Programs.start(ClientApplication.class, "doctor", url.toString());
    assertThat(waiting.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    doctor.destroy();

    assertThat(doctor.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(ended()).containsExactly("session-1");
    assertThat(server.calls("/mcp")).hasSize(3);
  }

  @Test
  void endsThoseWhoseFirstAnswerBreaksOff() {
    server.on(
        "/mcp",
        call ->
            call.method().equals("POST")
                ? new Answer(200, opened().headers(), Flux.<String>never().startWith("{"))
                : Answer.of(200));
    Waits waits = new Waits(SHORT, SHORT, SHORT, SHORT, LIMIT, LIMIT);
    Doctor doctor = new Doctor(new HttpClients(url, List.of()), Clock.systemUTC(), waits);

    assertThat(doctor.examine(Subject.of(url)).block(LIMIT)).isNotNull();

    assertThat(sessions).hasPositiveValue();
    assertThat(ended()).hasSize(sessions.get()).doesNotHaveDuplicates();
  }

  private List<String> ended() {
    return server.calls("/mcp").stream()
        .filter(call -> call.method().equals("DELETE"))
        .map(call -> call.header(SESSION))
        .toList();
  }
}
