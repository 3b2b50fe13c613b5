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

  @Test
  void hasBatchesInOneRevisionWhichHadNoHeaderYet() {
    assertThat(Revision.of(null).hasBatches()).isTrue();
    assertThat(Revision.of("2025-03-26").hasBatches()).isTrue();
    assertThat(Revision.of("2025-06-18").hasBatches()).isFalse();
    assertThat(Revision.of("2024-11-05").hasBatches()).isFalse();
  }
}
