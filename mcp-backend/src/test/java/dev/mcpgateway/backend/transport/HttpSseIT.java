package dev.mcpgateway.backend.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.backend.testing.Events;
import dev.mcpgateway.backend.testing.Http;
import dev.mcpgateway.backend.testing.Messages;
import dev.mcpgateway.backend.testing.RunningBackend;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.databind.JsonNode;

final class HttpSseIT {

  private final Http http = new Http();
  private final Events stream = http.getEvents("/sse");
  private String messages = "";

  @BeforeEach
  void openSession() throws InterruptedException {
    RunningBackend.TIME.forgetReleases();
    ServerSentEvent<String> endpoint = stream.next();
    assertThat(endpoint.event()).isEqualTo("endpoint");
    messages = Objects.requireNonNull(endpoint.data());
    http.post(messages, Messages.initialize("2024-11-05"));
    assertThat(stream.nextMessage().at("/result/protocolVersion").asString())
        .isEqualTo("2024-11-05");
    http.post(messages, Messages.INITIALIZED);
  }

  @AfterEach
  void closeStream() {
    stream.close();
  }

  @Test
  void namesItsMessageEndpointWithTheSession() {
    assertThat(messages).matches("/messages\\?sessionId=[0-9a-f-]{36}");
  }

  @Test
  void answersOnTheStream() throws InterruptedException {
    http.post(messages, Messages.call(1, "weather", "{\"city\":\"berlin\"}"));

    JsonNode result = stream.nextMessage().at("/result");
    assertThat(result.at("/isError").asBoolean()).isFalse();
    assertThat(result.at("/content/0/text").asString()).startsWith("Sample data");
  }

  @Test
  void tellsInWordsWhatIsWrongWithACall() throws InterruptedException {
    http.post(messages, Messages.call(1, "weather", "{\"city\":\"Atlantis\"}"));

    JsonNode result = stream.nextMessage().at("/result");
    assertThat(result.at("/isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asString()).contains("Known cities: Berlin, Lisbon");
  }

  @Test
  void namesTheHeadersOfThePostAndNotOfTheStream() throws InterruptedException {
    http.setHeader("X-Probe", "value-of-the-probe");
    http.post(messages, Messages.call(1, "received_headers", "{}"));

    assertThat(stream.nextMessage().at("/result/content/0/text").asString().lines())
        .contains("x-probe")
        .doesNotContain("value-of-the-probe");
  }

  @Test
  void sendsEachProgressWhenItsSecondBeginsAndNotBefore() throws InterruptedException {
    try (Events _ =
        http.postForEvents(messages, Messages.call(1, "countdown", "{\"seconds\":2}"))) {
      for (int done = 0; done < 2; done++) {
        assertThat(stream.nextMessage().at("/params/progress").asInt()).isEqualTo(done);
        assertThat(stream.isQuiet()).isTrue();
        RunningBackend.TIME.pass(Duration.ofSeconds(1));
      }
      assertThat(stream.nextMessage().at("/id").asInt()).isEqualTo(1);
    }
  }

  @Test
  void endsACallThatItsClientCancels() throws InterruptedException {
    try (Events _ =
        http.postForEvents(messages, Messages.call(9, "countdown", "{\"seconds\":2}"))) {
      stream.nextMessage();

      http.post(messages, Messages.cancelled("9"));

      assertThat(RunningBackend.TIME.awaitRelease()).isTrue();
      assertThat(stream.isQuiet()).isTrue();
    }
  }
}
