package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RevisionTest {

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-28", "2026-07-29", "2027-01-01"})
  void isStatelessFromOneOnwards(String name) {
    assertThat(Revision.of(name).isStateless()).isTrue();
    assertThat(Revision.of(name).hasBatches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-06-18", "2025-11-25", "2026-07-27", "", "zzz"})
  void isNotStatelessBeforeNorWithoutADate(String name) {
    assertThat(Revision.of(name).isStateless()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-28", "1900-01-01", "DRAFT-2027-v1", "v1.2_x", "0"})
  void hasANameKnownOrNot(String name) {
    assertThat(Revision.isName(name)).isTrue();
    assertThat(Revision.isName(name + "x".repeat(64 - name.length()))).isTrue();
    assertThat(Revision.isName(name + "x".repeat(65 - name.length()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "2025-06-18 ",
        "2025-06-18,2026-07-28",
        "2025-06-18;q=1",
        "2025-06-1\u0661",
        "2025/06/18",
        "a:b",
        "a@b",
        "a[b",
        "a`b",
        "a{b",
        "a^b",
        "a\tb"
      })
  void hasNoNameThatReadersMayDifferAbout(String name) {
    assertThat(Revision.isName(name)).isFalse();
  }

  @Test
  void hasBatchesInOneRevisionWhichHadNoHeaderYet() {
    assertThat(Revision.of(null).hasBatches()).isTrue();
    assertThat(Revision.of("2025-03-26").hasBatches()).isTrue();
    assertThat(Revision.of("2025-06-18").hasBatches()).isFalse();
    assertThat(Revision.of("2024-11-05").hasBatches()).isFalse();
  }
}
