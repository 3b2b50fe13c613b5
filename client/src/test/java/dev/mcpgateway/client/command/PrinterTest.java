package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.json.JsonMapper;

final class PrinterTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void numbersAStep() {
    printer(Ansi.OFF)
        .told(StepReport.of(Step.TOKEN, "POST /token").answered("a token").because("So."));

    assertThat(out).hasToString("\n6  Token request\n   → POST /token\n   ← a token\n     So.\n");
  }

  @Test
  void leavesOutAReasonThatIsNotGiven() {
    printer(Ansi.OFF).told(StepReport.of(Step.TOKEN, "POST /token"));

    assertThat(out).hasToString("\n6  Token request\n   → POST /token\n");
  }

  @Test
  void showsExpectationFindingAndChange() {
    printer(Ansi.OFF).problem(Problem.protocol(Step.TOKEN, "a", "b", "c"));

    assertThat(err)
        .hasToString(
            "\nStopped at step 6, Token request\n   expected: a\n   came:     b\n   change:   c\n");
  }

  @Test
  void stylesItsOwnWordsOnly() {
    printer(Ansi.ON).told(StepReport.of(Step.TOKEN, "@|red x|@"));

    assertThat(out.toString()).contains("\u001b[1m6  Token request", "@|red x|@");
  }

  @Test
  void saysLinesAndResultsWithoutControlCharacters() {
    printer(Ansi.OFF).say("a\n\u001bb");
    printer(Ansi.OFF).result("c\n\u001bd");

    assertThat(out).hasToString("   a\n   \ufffdb\nc\n\ufffdd\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{\"method\":\"notifications/progress\",\"params\":{\"progress\":1.0,\"total\":3,\"message\":\"m\"}} | … 1 of 3: m",
        "{\"method\":\"notifications/progress\",\"params\":{\"progress\":0.5}} | … 0.5",
        "{\"method\":\"notifications/message\",\"params\":{\"data\":\"d\"}} | … d",
      })
  void tellsOfProgress(String message, String words) {
    assertThat(Progress.words(new JsonMapper().readTree(message))).contains("  " + words);
  }

  @Test
  void tellsNothingOfOtherNotifications() {
    assertThat(Progress.words(new JsonMapper().readTree("{\"method\":\"x\"}"))).isEmpty();
  }

  private Printer printer(Ansi ansi) {
    return new Printer(new PrintWriter(out), new PrintWriter(err), ansi);
  }
}
