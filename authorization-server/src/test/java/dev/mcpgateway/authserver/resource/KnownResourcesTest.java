package dev.mcpgateway.authserver.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.authserver.testing.Settings;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.OAuth2Error;

final class KnownResourcesTest {

  private static final String MCP = "http://localhost:3001/mcp";
  private static final String SSE = "http://localhost:3001/sse";

  private final KnownResources resources = new KnownResources(Settings.SETTINGS);

  @Test
  void takesAKnownOne() {
    assertThat(resources.refusal(MCP)).isEmpty();
    assertThat(resources.refusal(SSE)).isEmpty();
    assertThat(resources.refusal(SSE, SSE)).isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(null, "missing"),
        Arguments.of("", "issues no tokens"),
        Arguments.of(MCP + "/", "issues no tokens"),
        Arguments.of("http://LOCALHOST:3001/mcp", "issues no tokens"),
        Arguments.of(new String[] {MCP, SSE}, "one resource"),
        Arguments.of(SSE, "another resource"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAnythingElse(@Nullable Object parameter, String words) {
    assertThat(resources.refusal(parameter, MCP))
        .hasValueSatisfying(error -> {
          assertThat(error).extracting(OAuth2Error::getErrorCode).isEqualTo("invalid_target");
          assertThat(error.getDescription()).contains(words);
        });
  }
}
