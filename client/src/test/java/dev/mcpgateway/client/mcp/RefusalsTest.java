package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Problem.Kind;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Fetched;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

final class RefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "401, NOT_AUTHORIZED",
    "403, NOT_AUTHORIZED",
    "502, UNREACHABLE",
    "503, UNREACHABLE",
    "504, UNREACHABLE",
    "404, PROTOCOL",
    "500, PROTOCOL"
  })
  void sortStatuses(int status, Kind kind) {
    assertThat(problem(status, "", "").kind()).isEqualTo(kind);
  }

  @Test
  void tellWhyATokenIsNotAccepted() {
    Problem problem =
        problem(401, "Bearer error=\"invalid_token\", error_description=\"It expired\"", "");

    assertThat(problem.came()).isEqualTo("401 invalid_token: It expired");
  }

  @Test
  void tellAProofFromAToken() {
    assertThat(problem(401, "Bearer error=\"invalid_token\"", "").change()).contains("audience");
    assertThat(problem(401, "DPoP error=\"invalid_dpop_proof\"", "").change()).contains("clock");
  }

  @Test
  void nameTheScopesThatAreMissing() {
    assertThat(problem(403, "Bearer error=\"insufficient_scope\", scope=\"a b\"", "").change())
        .isEqualTo("Log in with --scope \"a b\".");
    assertThat(problem(403, "", "").change()).isEqualTo("Ask the operator for access.");
  }

  @Test
  void quoteTheStartOfABody() {
    assertThat(problem(400, "", " {\"code\":\"x\"} ").came()).isEqualTo("400 {\"code\":\"x\"}");
    assertThat(problem(400, "", "x".repeat(1000)).came()).hasSize(304);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer s3cr3t-s3cr3t-s3,Authorization: [redacted]",
    "dpop s3cr3t.s3cr3t.s3==,[redacted]",
    "token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln is bad,token [redacted] is bad",
    "token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0 is bad,token [redacted] is bad",
    "Bearer authentication is needed,Bearer authentication is needed"
  })
  void quoteNoCredential(String body, String shown) {
    assertThat(problem(403, "", body).came()).isEqualTo("403 " + shown);
  }

  @Test
  void quoteNoPage() {
    Fetched page =
        new Fetched(
            404,
            Optional.of(MediaType.TEXT_HTML),
            Optional.empty(),
            Optional.empty(),
            new Secret("<html>x"));

    assertThat(Refusals.problem(Step.TOOLS, page, TokenDemand.NONE).came()).isEqualTo("404");
  }

  private static Problem problem(int status, String challenge, String body) {
    return Refusals.problem(
        Step.TOOLS,
        new Fetched(status, Optional.empty(), Optional.empty(), Optional.empty(), new Secret(body)),
        TokenDemand.of(List.of(challenge)));
  }
}
