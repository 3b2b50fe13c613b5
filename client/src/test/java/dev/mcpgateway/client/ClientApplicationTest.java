package dev.mcpgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientApplicationTest {

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-8", "IBM850, IBM850", "windows-1252, windows-1252", "US-ASCII, UTF-8"})
  void writesToATerminalAsItReads(String terminal, String written) {
    assertThat(ClientApplication.ofTerminal(Charset.forName(terminal)))
        .isEqualTo(Charset.forName(written));
  }
}
