package dev.mcpgateway.authserver.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectTargetTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000/callback, localhost:3000, true, http://localhost:3000",
    "http://127.0.0.1/callback, 127.0.0.1, true, http://127.0.0.1",
    "http://[::1]:3000/callback, [::1]:3000, true, http:",
    "https://app.example/callback, app.example, false, https://app.example",
    "com.example.app:/callback, com.example.app:, true, com.example.app:"
  })
  void tellsWhereAnAnswerGoes(String address, String host, boolean thisMachine, String source) {
    assertThat(RedirectTarget.of(URI.create(address)))
        .isEqualTo(new RedirectTarget(host, thisMachine, source));
  }
}
