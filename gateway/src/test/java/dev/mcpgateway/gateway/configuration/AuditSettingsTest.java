package dev.mcpgateway.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.gateway.audit.AuditSettings;
import dev.mcpgateway.gateway.audit.AuditSettings.Destination;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditSettingsTest {

  @TempDir Path directory;

  @Test
  void isStandardOutputUnlessSaidOtherwise() {
    assertThat(audit(Map.of()))
        .isEqualTo(new AuditSettings(Destination.STDOUT, Path.of(""), 10_000));
    assertThat(audit(Map.of("destination", "none")).destination()).isEqualTo(Destination.NONE);
  }

  @Test
  void isAFile() {
    Path file = directory.resolve("audit.log");
    assertThat(audit(Map.of("destination", "file", "file", file.toString(), "queue", "5")))
        .isEqualTo(new AuditSettings(Destination.FILE, file, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "destination, file, audit.file",
    "destination, elsewhere, audit.destination",
    "queue, 0, audit.queue",
    "file, /tmp/audit.log, 'nothing, or destination: file'"
  })
  void namesWhatIsWrong(String property, String value, String expected) {
    assertThat(wrong(Map.of(property, value)).description()).contains(expected);
  }

  @Test
  void needsADirectoryThatIsThereAndAFileThatIsNone() {
    String missing = directory.resolve("no/audit.log").toString();
    assertThat(wrong(Map.of("destination", "file", "file", missing)).description())
        .contains("a file in a directory");
    assertThat(wrong(Map.of("destination", "file", "file", directory.toString())).description())
        .contains("a file in a directory");
    assertThat(wrong(Map.of("destination", "file", "file", "a\0b")).description())
        .contains("a file in a directory");
  }

  private static InvalidConfigurationException wrong(Map<String, String> more) {
    return catchThrowableOfType(InvalidConfigurationException.class, () -> audit(more));
  }

  private static AuditSettings audit(Map<String, String> more) {
    Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);
    more.forEach((name, value) -> properties.put("mcp.gateway.audit." + name, value));
    return ReadSettings.properties(properties).audit();
  }
}
