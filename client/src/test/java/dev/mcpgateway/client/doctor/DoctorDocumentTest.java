package dev.mcpgateway.client.doctor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documented catalogue is the code's. */
final class DoctorDocumentTest {

  @Test
  void listsEachCheckAsTheCodeHasIt() throws IOException {
    assertHasTable(Catalogue.CHECKS.stream().map(DoctorDocumentTest::row));
  }

  @Test
  void tellsByWhatEachProductIsKnownAndWhatToChangeThere() throws IOException {
    assertHasTable(Arrays.stream(Product.values()).map(one -> row(one.label(), one.sign())));
    assertHasTable(
        ProductRemedies.ALL.stream()
            .map(one -> row(one.product().label(), one.check(), one.text())));
  }

  private static void assertHasTable(Stream<String> rows) throws IOException {
    assertThat(Files.readString(Path.of("../docs/doctor.md")))
        .contains("|---|\n" + rows.collect(joining("\n")) + "\n\n");
  }

  @Test
  void namesEachCheckOnce() {
    assertThat(Catalogue.CHECKS.stream().map(Check::id).toList())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("(PRM|CHAL|ASM|TOK|CORS|SEC|VER|SSE|LIM)-\\d\\d"))
        .hasSizeGreaterThanOrEqualTo(60);
  }

  private static String row(Check check) {
    return row(
        check.id(),
        check.severity().name().toLowerCase(Locale.ROOT),
        check.title(),
        check.section(),
        check.remedy());
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
