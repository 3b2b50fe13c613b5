package dev.mcpgateway.client.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintableTest {

  @Test
  void keepsWordsInAnyLanguage() {
    assertThat(Printable.of("Zürich, 東京, 😀!")).isEqualTo("Zürich, 東京, 😀!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b", "\r", "\n", "\u0007", "\u202e", "\u2028", "\u2029", "\u200b", "\ud800"})
  void replacesWhatATerminalWouldObey(String character) {
    assertThat(Printable.of("a" + character + "b")).isEqualTo("a\ufffdb");
  }

  @Test
  void cutsWhatHasNoEnd() {
    assertThat(Printable.of("x".repeat(4001))).isEqualTo("x".repeat(4000) + "…");
    assertThat(Printable.of("x".repeat(4000))).isEqualTo("x".repeat(4000));
  }
}
