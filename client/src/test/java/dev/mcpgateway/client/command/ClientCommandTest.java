package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientCommandTest {

  private static final String URL = "http://localhost:1/mcp";

  @TempDir private static Path directory;

  @Test
  void documentsItsExitCodes() {
    Outcome outcome = Demo.run("connect", "--help");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("Exit codes:", "not authorized", "could not be reached", "DEMOS AND TESTS ONLY");
  }

  @ParameterizedTest
  @CsvSource({
    "--help, mcp-client connect URL",
    "connect --help, --report flow.html",
    "call --help, operation=add a=2 b=3",
    "call --help, --issuer ISSUER --client-id ID --client-key-file key.pem"
  })
  void teachesByExamples(String line, String example) {
    Outcome outcome = Demo.run(line.split(" "));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains(example, "Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "call --version"})
  void saysItsVersion(String line) {
    Outcome outcome = Demo.run(line.split(" "));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().strip()).isEqualTo("mcp-client development");
  }

  @Test
  void wantsACommand() {
    Outcome outcome = Demo.run();

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Missing command");
  }

  /** Below a page of options nobody would find it. */
  @ParameterizedTest
  @CsvSource({
    "call https://mcp.example/mcp, Missing required parameter, mcp-client call --help",
    "call https://mcp.example/mcp echo --tiemout=3, Possible solutions: --timeout, mcp-client call --help"
  })
  void saysWhatIsWrongAndNoMore(String line, String words, String help) {
    Outcome outcome = Demo.run(line.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(words, help);
    assertThat(outcome.err().lines()).hasSizeLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({
    "connect ftp://a/b, no http or https URL",
    "connect http://mcp.example/mcp, plain http",
    "connect https://u:p@mcp.example/mcp, user information",
    "connect http://localhost:99999/mcp, no http or https URL",
    "connect, URL",
    "connect URL --transport websocket, neither streamable-http nor sse",
    "connect URL --protocol 1999-01-01, none of auto",
    "connect URL --client-metadata-url http://a/b, https URL with a path",
    "connect URL --client-metadata-url https://a/, https URL with a path",
    "connect URL --client-metadata-url https:a, https URL with a path",
    "connect URL --connect-to a:b, HOST:PORT:HOST:PORT",
    "connect URL --callback-port 70000, --callback-port takes a port",
    "connect URL --callback-port -1, --callback-port takes a port",
    "connect URL --timeout 0, --timeout takes",
    "connect URL --login-as alice, USER:PASSWORD",
    "connect URL --login-as :x, USER:PASSWORD",
    "connect URL --cookie=a;b, cookie's name",
    "connect URL --dpop --cookie, exclude each other",
    "connect URL --client-secret-file f, --issuer",
    "connect URL --client-secret-file f --issuer https://a, --issuer",
    "connect URL --client-id c --issuer https://a --client-secret-file /no/such, cannot read",
    "connect URL --client-id c --issuer https://a --client-secret-file EMPTY, is empty",
    "call URL, TOOL"
  })
  void saysWhatIsWrongWithACommandLine(String line, String words) throws IOException {
    Path empty = Files.writeString(directory.resolve("empty"), " \n");
    Outcome outcome =
        Demo.run(line.replace("URL", URL).replace("EMPTY", empty.toString()).split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(words);
  }
}
