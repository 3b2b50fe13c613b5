package dev.mcpgateway.backend.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.backend.testing.Events;
import dev.mcpgateway.backend.testing.Http;
import dev.mcpgateway.backend.testing.Messages;
import dev.mcpgateway.backend.testing.RunningBackend;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

final class StreamableHttpIT {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Http http = new Http();

  @BeforeEach
  void openSession() {
    RunningBackend.TIME.forgetReleases();
    ResponseEntity<String> answer = http.post("/mcp", Messages.initialize("2025-11-25"));
    http.setHeader(
        "Mcp-Session-Id", Objects.requireNonNull(answer.getHeaders().getFirst("Mcp-Session-Id")));
    http.post("/mcp", Messages.INITIALIZED);
  }

  @Test
  void listsTheFiveTools() throws InterruptedException {
    try (Events answer =
        http.postForEvents("/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")) {
      assertThat(answer.nextMessage().at("/result/tools").findValuesAsString("name"))
          .containsExactly("echo", "calculator", "weather", "countdown", "received_headers");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          echo             | {"message":"hé"}                        | false | hé
          calculator       | {"operation":"divide","a":1,"b":8}      | false | 0.125
          calculator       | {"operation":"divide","a":1,"b":0}      | true  | Division by zero: 'b' must not be 0.
          calculator       | {"operation":"root","a":1,"b":0}        | true  | 'operation' must be one of: add, subtract, multiply, divide.
          echo             | {}                                      | true  | The argument 'message' is missing.
          echo             | {"message":5}                           | true  | 'message' must be a text.
          countdown        | {"seconds":0}                           | true  | 'seconds' must be a whole number from 1 to 300.
          received_headers | {"x":1}                                 | true  | This tool takes no arguments.
          """)
  void answersACallAndTellsInWordsWhatIsWrongWithIt(
      String tool, String arguments, boolean error, String text) throws InterruptedException {
    JsonNode result = call(tool, arguments);

    assertThat(result.at("/isError").asBoolean()).isEqualTo(error);
    assertThat(result.at("/content/0/text").asString()).isEqualTo(text);
  }

  @Test
  void namesTheHeadersOfTheCallWithoutTheirValues() throws InterruptedException {
    http.setHeader("X-Probe", "value-of-the-probe");

    String text = call("received_headers", "{}").at("/content/0/text").asString();

    assertThat(text.lines()).contains("x-probe", "content-type").doesNotContain("authorization");
    assertThat(text).doesNotContain("value-of-the-probe");
  }

  @Test
  void sendsEachProgressWhenItsSecondBeginsAndNotBefore() throws InterruptedException {
    try (Events events =
        http.postForEvents("/mcp", Messages.call(1, "countdown", "{\"seconds\":3}"))) {
      for (int done = 0; done < 3; done++) {
        JsonNode progress = events.nextMessage();
        assertThat(progress.at("/method").asString()).isEqualTo("notifications/progress");
        assertThat(progress.at("/params/progress").asInt()).isEqualTo(done);
        assertThat(progress.at("/params/total").asInt()).isEqualTo(3);
        assertThat(events.isQuiet()).isTrue();
        RunningBackend.TIME.pass(SECOND);
      }
      assertThat(events.nextMessage().at("/result/content/0/text").asString())
          .isEqualTo("Counted down from 3.");
      assertThat(events.ends()).isTrue();
    }
  }

  @Test
  void endsACallThatItsClientCancelsWithoutAnAnswer() throws InterruptedException {
    try (Events events =
        http.postForEvents("/mcp", Messages.call(7, "countdown", "{\"seconds\":3}"))) {
      events.nextMessage();

      assertThat(http.post("/mcp", Messages.cancelled("7")).getStatusCode())
          .isEqualTo(HttpStatus.ACCEPTED);

      assertThat(events.ends()).isTrue();
      assertThat(RunningBackend.TIME.awaitRelease()).isTrue();
    }
  }

  @Test
  void doesNotCancelAnotherSessionsCall() throws InterruptedException {
    try (Events events =
        http.postForEvents("/mcp", Messages.call(7, "countdown", "{\"seconds\":1}"))) {
      events.nextMessage();
      StreamableHttpIT other = new StreamableHttpIT();
      other.openSession();

      other.http.post("/mcp", Messages.cancelled("7"));
      http.post("/mcp", Messages.cancelled("\"7\""));

      RunningBackend.TIME.pass(SECOND);
      assertThat(events.nextMessage().at("/id").asInt()).isEqualTo(7);
    }
  }

  @Test
  void endsACallWhoseClientLeaves() throws InterruptedException {
    try (Events events =
        http.postForEvents("/mcp", Messages.call(1, "countdown", "{\"seconds\":300}"))) {
      events.nextMessage();
    }
    assertThat(RunningBackend.TIME.awaitRelease()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no JSON
          ''
          []
          {"jsonrpc":"2.0"}
          """)
  void refusesWhatIsNoMessage(String body) {
    assertThat(http.post("/mcp", body).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
  }

  @Test
  void refusesPagesInABrowser() {
    http.setHeader("Origin", "http://rebound.example.com");

    assertThat(http.post("/mcp", Messages.initialize("2025-11-25")).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.get("/sse").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
  }

  private JsonNode call(String tool, String arguments) throws InterruptedException {
    try (Events answer = http.postForEvents("/mcp", Messages.call(1, tool, arguments))) {
      return answer.nextMessage().at("/result");
    }
  }
}
