package dev.mcpgateway.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.gateway.seal.Purpose;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.seal.SealKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSettingsTest {

  private static final String ONE = key(1);
  private static final String OTHER = key(2);

  @TempDir Path files;

  @Test
  void needsNoKeys() {
    assertThat(ReadSettings.properties(ReadSettings.MINIMUM).sealKeys()).isEmpty();
  }

  @Test
  void makesAKeyWhereThereIsNone() {
    SealKeys made =
        new SettingsConfiguration()
            .sealKeys(ReadSettings.properties(ReadSettings.MINIMUM), new SecureRandom());
    assertThat(new Seal(made).seal(Purpose.SESSION_ID, List.of(), "x")).isNotEmpty();
  }

  @Test
  void readsKeysInEverySpellingOfBase64AndFromFiles() throws IOException {
    Path file = Files.writeString(files.resolve("key"), OTHER + "\n");
    String urlSafe = ONE.replace('+', '-').replace('/', '_').replace("=", "");
    String sealed = seal(ONE).seal(Purpose.SESSION_ID, List.of(), "x");
    assertThat(seal(urlSafe).open(Purpose.SESSION_ID, List.of(), sealed)).contains("x");
    assertThat(seal("file:" + file, ONE).open(Purpose.SESSION_ID, List.of(), sealed)).contains("x");
    assertThat(seal("file:" + file).seal(Purpose.SESSION_ID, List.of(), "x"))
        .isEqualTo(seal(OTHER).seal(Purpose.SESSION_ID, List.of(), "x"));
  }

  @Test
  void namesEachBadKeyAndQuotesNone() {
    InvalidConfigurationException wrong =
        catchThrowableOfType(
            InvalidConfigurationException.class,
            () -> read(ONE, "s3cret!", key(3).substring(4), ONE, "file:/none/there"));
    assertThat(wrong.description())
        .contains("mcp.gateway.session.keys[1]", "mcp.gateway.session.keys[2]")
        .contains("mcp.gateway.session.keys[3]", "mcp.gateway.session.keys[4]")
        .contains("openssl rand -base64 32", "another key than those before it")
        .doesNotContain("keys[0]", "s3cret", ONE, key(3).substring(4));
  }

  @Test
  void showsNoKey() {
    assertThat(new SessionProperties(List.of(ONE)).toString()).doesNotContain(ONE);
    assertThat(read(ONE).toString()).doesNotContain(ONE);
  }

  private static Seal seal(String... keys) {
    return new Seal(read(keys).sealKeys().orElseThrow());
  }

  private static Settings read(String... keys) {
    Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);
    for (int each = 0; each < keys.length; each++) {
      properties.put("mcp.gateway.session.keys[" + each + "]", keys[each]);
    }
    return ReadSettings.properties(properties);
  }

  private static String key(int seed) {
    byte[] bytes = new byte[SealKeys.KEY_BYTES];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (251 * seed - at * 5);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
