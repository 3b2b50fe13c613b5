package dev.mcpgateway.client.command;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The exit codes of the code, the help and the document are the same. */
final class ExitCodeDocumentTest {

  private static final Pattern ROW = Pattern.compile("\\n\\| (\\d+) \\| (.+) \\|");

  @Test
  void listsEachExitCodeWithItsMeaning() throws IOException {
    Map<String, String> documented =
        ROW.matcher(chapter("docs/command-line.md"))
            .results()
            .collect(toMap(row -> row.group(1), row -> row.group(2).replace("`", "")));

    assertThat(documented).isEqualTo(helped());
    assertThat(documented.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ExitCode.class.getDeclaredFields())
                .filter(field -> field.getType() == int.class)
                .map(ExitCodeDocumentTest::value)
                .distinct()
                .toList());
  }

  private static Map<String, String> helped() {
    return new CommandLine(new ClientCommand()).getCommandSpec().usageMessage().exitCodeList();
  }

  private static String chapter(String document) throws IOException {
    String text = Files.readString(Path.of("..", document));
    return Objects.requireNonNull(text.split("\n## Exit codes\n", -1)[1]).split("\n## ", -1)[0];
  }

  private static String value(Field field) {
    try {
      return String.valueOf(field.getInt(null));
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
