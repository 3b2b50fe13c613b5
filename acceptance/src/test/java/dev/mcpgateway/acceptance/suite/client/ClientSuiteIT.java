package dev.mcpgateway.acceptance.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The client passes the scenarios of the official suite, each by itself. */
final class ClientSuiteIT {

  private static SuiteClient suite;

  @BeforeAll
  static void prepare() throws IOException {
    suite = SuiteClient.prepare();
  }

  /**
   * The least of successful checks is written down, because the suite finds nothing wrong with a
   * client that does nothing.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/suite/client-scenarios.csv", useHeadersInDisplayName = true)
  void passes(String scenario, String revision, int least) throws IOException {
    SuiteResult result = suite.scenario(scenario, revision, "NONE");

    System.out.printf("%s at %s: %d checks%n", scenario, revision, result.successes());
    assertThat(result.objections()).as(result.output()).isEmpty();
    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.successes()).isGreaterThanOrEqualTo(least);
  }

  /** A suite that finds nothing wrong with a broken client would prove nothing. */
  @ParameterizedTest
  @CsvSource({
    "NO_PKCE, auth/metadata-default, 2026-07-28, pkce-code-challenge-sent",
    "ISS_IGNORED, auth/iss-wrong-issuer, 2026-07-28, sep-2468-client-compare-iss-supported",
    "ROOT_METADATA_FIRST, auth/metadata-default, 2026-07-28, prm-priority-order",
    "FOREIGN_ASSERTION, auth/wif-jwt-bearer, extension, wif-assertion-audience",
    "BOUND_TOKEN_AS_BEARER, auth/dpop, extension, sep-1932-client-dpop-auth-scheme"
  })
  void findsWhatIsBrokenOnPurpose(String fault, String scenario, String revision, String check)
      throws IOException {
    SuiteResult result = suite.scenario(scenario, revision, fault);

    assertThat(result.exit()).isNotZero();
    assertThat(result.objections()).as(result.output()).contains(check);
  }

  /** A server without metadata gets nothing, unless the user allows what 2025-03-26 did. */
  @Test
  void asksNothingOfAServerThatNeedsToBeAllowed() throws IOException {
    SuiteResult result =
        suite.scenario("auth/2025-03-26-oauth-metadata-backcompat", "2025-03-26", "DEFAULTS_ONLY");

    assertThat(result.exit()).isNotZero();
    assertThat(result.successes()).as(result.output()).isZero();
    assertThat(result.objections()).contains("authorization-request", "token-request");
  }

  @ParameterizedTest
  @CsvSource({"2025-11-25, 18", "2026-07-28, 32"})
  void passesAllThatIsRequired(String revision, int scenarios) throws IOException {
    SuiteResult result = suite.requirements(revision);

    result
        .output()
        .lines()
        .filter(line -> line.startsWith("✓ ") || line.startsWith("Total"))
        .forEach(System.out::println);
    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output()).contains("Baseline check passed");
    assertThat(result.output().lines().filter(line -> line.startsWith("✓ ")).count())
        .isGreaterThanOrEqualTo(scenarios);
  }
}
