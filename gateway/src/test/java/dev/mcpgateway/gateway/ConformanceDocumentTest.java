package dev.mcpgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows of the gateway; those of the client are held by its own build. */
class ConformanceDocumentTest {

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final List<List<String>> ROWS =
      Documents.rows(Documents.text("docs/conformance.md"), 4).stream()
          .filter(row -> !row.getFirst().startsWith("`CL-"))
          .toList();

  @Test
  void hasOneRowForEachRequirement() {
    assertThat(ROWS.stream().map(List::getFirst).toList())
        .containsExactlyElementsOf(Stream.concat(numbers("RS", 33), numbers("G", 11)).toList());
    assertThat(ROWS)
        .allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell).isNotBlank()));
  }

  @Test
  void namesClassesThatAreThere() throws IOException {
    Map<String, List<Path>> sources = sources("gateway/src/main");
    for (List<String> row : ROWS) {
      assertThat(names(row.get(2))).as(row.getFirst()).isNotEmpty().isSubsetOf(sources.keySet());
    }
  }

  @Test
  void namesTestsThatAreThere() throws IOException {
    Map<String, List<Path>> sources = sources("gateway/src/test", "acceptance/src/test");
    for (List<String> row : ROWS) {
      assertThat(names(row.get(3)))
          .as(row.getFirst())
          .isNotEmpty()
          .allSatisfy(name -> {
            assertThat(name).matches("\\w+\\.\\w+");
            int dot = name.indexOf('.');
            String type = name.substring(0, dot);
            String method = name.substring(dot + 1);
            assertThat(sources).containsKey(type);
            assertThat(sources.get(type))
                .anySatisfy(source ->
                    assertThat(Files.readString(source)).contains("void " + method + "("));
          });
    }
  }

  private static Stream<String> numbers(String prefix, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(each -> "`" + prefix + "-" + each + "`");
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(each -> each.group(1)).toList();
  }

  /** The source files by the simple names of their classes. */
  private static Map<String, List<Path>> sources(String... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : roots) {
      try (Stream<Path> tree = Files.walk(Path.of("..").resolve(root))) {
        tree.filter(each -> each.toString().endsWith(".java")).forEach(files::add);
      }
    }
    return files.stream()
        .collect(Collectors.groupingBy(each -> each.getFileName().toString().replace(".java", "")));
  }
}
