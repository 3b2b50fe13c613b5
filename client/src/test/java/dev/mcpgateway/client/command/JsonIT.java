package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With {@code --json} a program reads one JSON object from each command, however it ends. */
final class JsonIT {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final String NOBODY = "http://localhost:1/mcp";

  /** What a command is to be told beside the server. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "connect", List.of("--login-as=alice:secret"),
          "call", List.of("echo", "message=hi", "--login-as=alice:secret"),
          "login", List.of("--login-as=alice:secret"),
          "logout", List.of(),
          "token", List.of(),
          "doctor", List.of());

  @TempDir private Path directory;
  @AutoClose private final Demo demo = new Demo();

  /** All but that which prints a script for shells. */
  static Stream<String> commands() {
    return new CommandLine(new ClientCommand())
        .getSubcommands().keySet().stream().filter(name -> !name.equals("generate-completion"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAllThatACommandPrintsThatDoesItsWork(String command) {
    assertThat(run("login", url()).code()).isZero();

    Outcome outcome = run(command, url());

    assertThat(outcome.code()).as(outcome.err()).isIn(0, ExitCode.FINDINGS);
    assertThat(only(outcome).size()).as(outcome.out()).isGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAllThatACommandPrintsThatReachesNobody(String command) {
    only(run(command, NOBODY));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAllThatACommandPrintsThatIsTypedWrong(String command) {
    for (String wrong : List.of("--no-such-option", "--connect-to=x", "ftp://host/")) {
      Outcome outcome = run(command, url(), wrong);
      assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
      assertThat(only(outcome).path("error").asString("")).isNotEmpty();
      assertThat(outcome.err()).isNotEmpty();
    }
  }

  @Test
  void saysWhyNothingCouldBeDone() throws IOException {
    StoreFiles files = StoreFiles.in(directory);
    Files.writeString(files.key(), "short");

    Outcome outcome = files.run("token", url(), "--json");

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(only(outcome).path("error").asString("")).contains("32 bytes");
    assertThat(only(Demo.run("token", url(), "--json")).path("error").asString(""))
        .contains("--store");
    assertThat(only(Demo.run("--json")).path("exitCode").asInt(0)).isEqualTo(ExitCode.USAGE);
    assertThat(Demo.run("call", NOBODY, "--", "--json").out()).isEmpty();
  }

  private static JsonNode only(Outcome outcome) {
    JsonNode whole = JSON.readTree(outcome.out());
    assertThat(whole.isObject()).as(outcome.out()).isTrue();
    assertThat(whole.path("exitCode").asInt(-1)).isEqualTo(outcome.code());
    return whole;
  }

  private Outcome run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, more[0], "--json"));
    words.addAll(Objects.requireNonNull(WORDS.get(command), "what does " + command + " need?"));
    words.addAll(List.of(more).subList(1, more.length));
    String[] all = words.toArray(String[]::new);
    return command.equals("doctor") ? Demo.run(all) : StoreFiles.in(directory).run(all);
  }

  private String url() {
    return demo.mcp().server().at("/mcp").toString();
  }
}
