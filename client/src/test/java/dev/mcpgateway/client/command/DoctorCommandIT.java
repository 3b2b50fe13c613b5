package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command says what is wrong, to people and to programs, and ends with a code. */
final class DoctorCommandIT {

  private static final String RESULT = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";

  @TempDir private static Path directory;

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

  @Test
  void leavesFormsForPeopleAndProgramsBehind() throws IOException {
    try (FakeServer server = open()) {
      String url = server.base() + "/mcp";
      Outcome outcome =
          Demo.run(
              ("doctor URL --junit D/junit.xml --sarif D/log.sarif --html D/page.html"
                      + " --record D/record.json")
                  .replace("URL", url)
                  .replace("D/", directory + "/")
                  .split(" "));

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.out()).contains("CHAL-01").doesNotContain("<testsuite");
      assertThat(outcome.err()).isEmpty();
      assertThat(read("junit.xml")).contains("<failure type=\"error\"", "CHAL-01");
      assertThat(read("log.sarif")).contains("\"ruleId\" : \"CHAL-01\"");
      assertThat(read("page.html")).contains("<section id=\"CHAL-01\">");
      assertThat(read("record.json")).contains("\"name\" : \"post\"");
    }
  }

  @Test
  void judgesARecordAsItJudgedTheServer() {
    String record = directory.resolve("seen.json").toString();
    Outcome live;
    try (FakeServer server = open()) {
      live = Demo.run("doctor", server.base() + "/mcp", "--json", "--record", record);
    }

    Outcome offline = Demo.run("doctor", "--offline", record, "--json");

    assertThat(offline).isEqualTo(live);
    assertThat(live.out()).contains("CHAL-01");
  }

  /** Nobody waits here for the two minutes: the record says that they were over. */
  @Test
  void saysInEachFormThatItWasCutOff() throws IOException {
    Path record = directory.resolve("cut.json");
    try (FakeServer server = open()) {
      Demo.run("doctor", server.base() + "/mcp", "--record", record.toString());
    }
    Files.writeString(
        record, read("cut.json").replace("\"limit\" : \"NONE\"", "\"limit\" : \"TIME\""));

    Outcome words =
        Demo.run(
            "doctor --offline D/cut.json --junit D/cut.xml --sarif D/cut.sarif --html D/cut.html"
                .replace("D/", directory + "/")
                .split(" "));

    assertThat(words.code()).isEqualTo(1);
    assertThat(words.out())
        .contains("warning LIM-01: The doctor came to its limit", "← stopped: the two minutes")
        .endsWith("Not all was asked, so there may be more: see LIM-01.\n");
    assertThat(read("cut.xml")).contains("The doctor came to its limit", "not asked any more");
    assertThat(read("cut.sarif")).contains("\"executionSuccessful\" : false", "the two minutes");
    assertThat(read("cut.html")).contains("<section id=\"LIM-01\">", "stopped: the two minutes");
    assertThat(Demo.run("doctor", "--offline", record.toString(), "--json").out())
        .contains("\"complete\" : false", "stopped: the two minutes");
  }

  @ParameterizedTest
  @CsvSource({
    "--junit, <testsuites>",
    "--sarif, sarif-2.1.0",
    "--html, <!doctype html>",
    "--record, doctor record"
  })
  void printsAFormInsteadOfWords(String option, String words) {
    Outcome outcome = Demo.run("doctor", "http://localhost:1/mcp", option, "-");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out()).contains(words).doesNotContain("/mcp. Check that");
  }

  @ParameterizedTest
  @CsvSource({
    "doctor, URL",
    "doctor URL --offline D/record.json, mutually exclusive",
    "doctor URL --json --junit -, only one of",
    "doctor URL --html - --junit -, only one of",
    "doctor URL --html D/a --junit D/a, the same file",
    "doctor URL --html D/none/a, no directory",
    "doctor URL --record D, is a directory",
    "doctor --offline D/none, cannot read",
    "doctor --offline D/none --stream-tool slow, leave --token",
    "doctor URL --stream-args x=1, is for --stream-tool",
    "doctor URL --stream-tool slow --stream-args [], neither key=value",
    "doctor URL --stream-tool slow&tool, letters",
    "doctor --offline pom.xml, is not the JSON of a record",
  })
  void saysWhatIsWrongWithTheCommandLineBeforeItAsks(String line, String words) {
    try (FakeServer server = open()) {
      Outcome outcome =
          Demo.run(
              line.replace("URL", server.base() + "/mcp")
                  .replaceAll(" D(?=/| |$)", " " + directory)
                  .split(" "));

      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains(words);
      assertThat(server.calls("/mcp")).isEmpty();
    }
  }

  private static String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void measuresTheStreamOfTheToolThatItIsTold() {
    try (FakeServer server = open()) {
      Outcome outcome =
          Demo.run(
              "doctor",
              server.base() + "/mcp",
              "--stream-tool",
              "slow",
              "--stream-args",
              "{\"steps\":5}");

      assertThat(outcome.out())
          .contains("error SSE-01: The events of a stream are held back", "nginx: proxy_buffering")
          .contains("2 findings at ");
      assertThat(server.calls("/mcp"))
          .filteredOn(call -> call.body().contains("tools/call"))
          .singleElement()
          .satisfies(call ->
              assertThat(call.body()).contains("\"name\":\"slow\",\"arguments\":{\"steps\":5}"));
    }
  }

  @Test
  void callsNoToolThatItIsNotTold() {
    try (FakeServer server = open()) {
      assertThat(Demo.run("doctor", server.base() + "/mcp").out()).contains("1 finding at ");
      assertThat(server.calls("/mcp")).noneMatch(call -> call.body().contains("tools/call"));
    }
  }

  /** It asks nobody for a token, and is right but for a proxy that holds its streams back. */
  private static FakeServer open() {
    return new FakeServer("open", new Journal()).on("/mcp", DoctorCommandIT::answer);
  }

  private static Answer answer(Call call) {
    if (call.method().equals("GET")) {
      return Answer.of(405);
    }
    if (call.header("MCP-Protocol-Version").startsWith("1999") && call.body().contains("ping")) {
      return Answer.of(400);
    }
    if (call.body().contains("tools/call")) {
      String progress = "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\n\n";
      return Answer.events(
              Flux.just(progress, progress, "data: " + RESULT + "\n\n")
                  .delaySubscription(Duration.ofMillis(600)))
          .with("Cache-Control", "no-store")
          .with("Server", "nginx");
    }
    return Answer.json(RESULT);
  }
}
