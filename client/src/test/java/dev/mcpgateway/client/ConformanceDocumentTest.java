package dev.mcpgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client's rows of the document: one for each requirement, and what they name is there. */
final class ConformanceDocumentTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(CL-\\d+)` \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern TYPE = Pattern.compile("`(\\w+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void hasOneRowForEachRequirement() throws IOException {
    assertThat(rows().map(Row::number))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 21).mapToObj(number -> "CL-" + number).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesTypesThatAreThere(Row row) {
    assertThat(names(TYPE, row.where()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(sources(name.group(1), "client/src/main")).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesTestsThatAreThere(Row row) {
    assertThat(names(TEST, row.proof()))
        .isNotEmpty()
        .allSatisfy(name ->
            assertThat(sources(name.group(1), "client/src/test", "acceptance/src/test"))
                .anyMatch(holds("void " + name.group(2) + "(")));
  }

  record Row(String number, String where, String proof) {

    @Override
    public String toString() {
      return number;
    }
  }

  private static Stream<Row> rows() throws IOException {
    return ROW.matcher(Files.readString(ROOT.resolve("docs/conformance.md")))
        .results()
        .map(row -> new Row(row.group(1), row.group(2), row.group(3)));
  }

  /** All that a cell lists; a name of another form is none. */
  private static List<MatchResult> names(Pattern form, String cell) {
    assertThat(cell).matches("(" + form + ", )*" + form);
    return form.matcher(cell).results().toList();
  }

  private static List<Path> sources(String type, String... trees) {
    return Stream.of(trees)
        .flatMap(tree -> files(ROOT.resolve(tree)))
        .filter(file -> file.endsWith(type + ".java"))
        .toList();
  }

  private static Stream<Path> files(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.toList().stream();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Predicate<Path> holds(String text) {
    return file -> {
      try {
        return Files.readString(file).contains(text);
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    };
  }
}
