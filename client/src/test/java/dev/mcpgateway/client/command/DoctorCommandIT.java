package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command says what is wrong, to people and to programs, and ends with a code. */
final class DoctorCommandIT {

  @Test
  void saysInPlainWordsWhatToChange() {
    try (FakeServer server = open()) {
      Outcome outcome = Demo.run("doctor", server.base() + "/mcp");

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("error CHAL-01: A call without a token is not refused", "← status 200")
          .contains("Change: Refuse every call", "See: MCP 2026-07-28", "1 finding at ")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void tellsProgramsTheSame() {
    try (FakeServer server = open()) {
      Outcome outcome = Demo.run("doctor", server.base() + "/mcp", "--json");

      JsonNode whole = new JsonMapper().readTree(outcome.out());
      assertThat(whole.path("exitCode").asInt()).isEqualTo(outcome.code()).isEqualTo(1);
      assertThat(whole.at("/findings/0/id").asString()).isEqualTo("CHAL-01");
      assertThat(whole.at("/findings/0/answer/0").asString()).isEqualTo("status 200");
    }
  }

  @Test
  void saysThatNothingAnswers() {
    Outcome outcome = Demo.run("doctor", "http://localhost:1/mcp");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out()).contains("Nothing answers at http://localhost:1/mcp");
  }

  private static FakeServer open() {
    return new FakeServer("open", new Journal())
        .on("/mcp", _ -> Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"));
  }
}
