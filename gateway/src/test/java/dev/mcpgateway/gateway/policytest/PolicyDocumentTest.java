package dev.mcpgateway.gateway.policytest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documentation do what it says. */
class PolicyDocumentTest {

  private static final List<String> EXAMPLES =
      Arrays.stream(Documents.text("docs/policy.md").split("```yaml\n", -1))
          .skip(1)
          .map(each -> each.substring(0, each.indexOf("```")))
          .toList();

  @TempDir private Path directory;

  @Test
  void theTableFitsTheRules() throws IOException {
    assertThat(run(EXAMPLES.getFirst(), example("# cases.yaml"))).contains("7 tried, 0 not");
  }

  @Test
  void audienceScopesStepUp() throws IOException {
    String rules = EXAMPLES.getFirst();
    String dex = rules.substring(0, rules.indexOf("    rules:")) + example("    rules:");
    assertThat(run(dex, example("callers:\n  user:"))).contains("2 tried, 0 not");
  }

  private static String example(String start) {
    return EXAMPLES.stream().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
  }

  private String run(String configuration, String cases) throws IOException {
    Path settings = Files.writeString(directory.resolve("settings.yaml"), configuration);
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out, true);
    PolicyTestCommand.execute(
        print,
        print,
        Files.writeString(directory.resolve("cases.yaml"), cases).toString(),
        "--spring.config.additional-location=file:" + settings);
    return out.toString();
  }
}
