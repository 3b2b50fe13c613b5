package dev.mcpgateway.client.doctor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The documented catalogue is the code's. */
final class DoctorDocumentTest {

  @Test
  void listsEachCheckAsTheCodeHasIt() throws IOException {
    String table = Catalogue.CHECKS.stream().map(DoctorDocumentTest::row).collect(joining("\n"));

    assertThat(Files.readString(Path.of("../docs/doctor.md"))).contains("|---|\n" + table + "\n\n");
  }

  @Test
  void namesEachCheckOnce() {
    assertThat(Catalogue.CHECKS.stream().map(Check::id).toList())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("(PRM|CHAL|ASM|TOK|CORS|SEC)-\\d\\d"))
        .hasSizeGreaterThanOrEqualTo(60);
  }

  private static String row(Check check) {
    return "| "
        + check.id()
        + " | "
        + check.severity().name().toLowerCase(Locale.ROOT)
        + " | "
        + check.title()
        + " | "
        + check.section()
        + " | "
        + check.remedy()
        + " |";
  }
}
