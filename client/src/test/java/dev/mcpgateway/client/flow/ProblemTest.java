package dev.mcpgateway.client.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Problem.Kind;
import org.junit.jupiter.api.Test;

final class ProblemTest {

  @Test
  void namesStepExpectationFindingAndChange() {
    Problem problem = Problem.protocol(Step.TOKEN, "a token", "none", "Ask again.");

    assertThat(problem.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(problem.asException())
        .hasMessage("step 6, Token request: expected a token; came none; Ask again.");
    assertThat(problem.asException().problem()).isEqualTo(problem);
  }

  @Test
  void makesForeignWordsPrintable() {
    Problem problem = Problem.unreachable(Step.CALL, "a\u001b", "b\u001b", "c\u001b");

    assertThat(problem.expected()).isEqualTo("a\ufffd");
    assertThat(problem.came()).isEqualTo("b\ufffd");
    assertThat(problem.change()).isEqualTo("c\ufffd");
  }

  @Test
  void knowsThreeKinds() {
    assertThat(Problem.notAuthorized(Step.CALL, "", "", "").kind()).isEqualTo(Kind.NOT_AUTHORIZED);
    assertThat(Problem.unreachable(Step.CALL, "", "", "").kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void numbersTheStepsInTheirOrder() {
    // a registration belongs to the authorization request that it is for
    assertThat(Step.values())
        .extracting(Step::number)
        .containsExactly(1, 2, 3, 4, 4, 5, 6, 6, 7, 8);
  }

  @Test
  void growsAReportLineByLine() {
    StepReport report =
        StepReport.of(Step.CALL, "GET /\u001b")
            .asking("politely")
            .answered("401\u001b")
            .because("it is so");

    assertThat(report.request()).containsExactly("GET /\ufffd", "politely");
    assertThat(report.answer()).containsExactly("401\ufffd");
    assertThat(report.reason()).isEqualTo("it is so");
    Trace.SILENT.told(report);
  }
}
