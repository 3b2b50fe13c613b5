package dev.mcpgateway.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store's key is in the desktop's keyring, here a script that stands in for it. */
@DisabledOnOs(OS.WINDOWS)
final class KeyringIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final URI SERVER = URI.create("https://mcp.example/mcp");

  private static final String SECRET_TOOL =
      """
      #!/bin/sh
      echo "$@" >>"$(dirname "$0")/arguments"
      case $1 in
        lookup) cat "$(dirname "$0")/kept" 2>/dev/null || exit 1 ;;
        store) cat >"$(dirname "$0")/kept" ;;
      esac
      """;

  private static final String SECURITY =
      """
      #!/bin/sh
      echo "$@" >>"$(dirname "$0")/arguments"
      case $1 in
        find-generic-password) cat "$(dirname "$0")/kept" 2>/dev/null || exit 44 ;;
        -i) sed 's/.*-w "\\(.*\\)"$/\\1/' >"$(dirname "$0")/kept" ;;
      esac
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"secret-tool", "security"})
  void keepsTheKeyAndShowsItInNoArgument(String program) throws IOException {
    script(program, program.equals("security") ? SECURITY : SECRET_TOOL);
    FileTokenStore first = store(keyring());
    first.check();
    first.save(SERVER, Grants.grant()).block(LIMIT);

    assertThat(store(keyring()).find(SERVER).block(LIMIT)).isEqualTo(Grants.grant());
    String key = Files.readString(directory.resolve("kept")).strip();
    assertThat(key).hasSize(44);
    assertThat(Files.readString(directory.resolve("arguments")))
        .contains("mcp-client token store")
        .doesNotContain(key);
  }

  @Test
  void makesNoOtherKeyForAFileThatIsThere() throws IOException {
    script("secret-tool", SECRET_TOOL);
    store(keyring()).save(SERVER, Grants.grant()).block(LIMIT);
    Files.delete(directory.resolve("kept"));

    assertThatThrownBy(store(keyring())::check)
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("gave no key for");
    assertThatThrownBy(() -> store(keyring()).save(SERVER, Grants.grant()).block(LIMIT))
        .isInstanceOf(TokenStoreException.class);
    assertThat(directory.resolve("kept")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3                     | did not open the keyring",
        "cat >/dev/null; exit 1     | did not keep the key",
        "echo c2hvcnQ=              | something that is no key",
        "echo 'not base64!'         | something that is no key",
        "exec sleep 60              | did not answer within 1 s"
      })
  void endsWithAnErrorAndWritesNothing(String does, String message) throws IOException {
    script("secret-tool", "#!/bin/sh\n" + does + "\n");

    assertThatThrownBy(store(keyring(Duration.ofSeconds(1)))::check)
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("--store-key-file");
    assertThat(directory.resolve("tokens")).doesNotExist();
  }

  @Test
  void sealsNothingWithAKeyThatIsNotTheOneThatIsKept() throws IOException {
    script("secret-tool", SECRET_TOOL.replace("cat >", "echo " + "A".repeat(43) + "= >"));

    assertThatThrownBy(store(keyring())::check)
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("did not keep the key");
  }

  @Test
  void saysThatAProgramCannotBeRun() throws IOException {
    script("secret-tool", "#!/none/such\n");

    assertThatThrownBy(store(keyring())::check)
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("can't be run");
  }

  @Test
  void takesNoNameThatCouldBeACommand() throws IOException {
    script("security", SECURITY);

    assertThatThrownBy(() -> keyring().key("a\nb", true))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("control characters");
    assertThat(directory.resolve("arguments")).doesNotExist();
  }

  @Test
  void isFoundInAbsoluteDirectoriesOnly() throws IOException {
    assertThat(Keyring.onPath(directory.toString(), LIMIT)).isEmpty();
    script("secret-tool", SECRET_TOOL);

    assertThat(Keyring.onPath("/none:" + directory, LIMIT)).isPresent();
    Path relative = Path.of("").toAbsolutePath().relativize(directory);
    assertThat(Keyring.onPath(relative + "::.", LIMIT)).isEmpty();
  }

  private Keyring keyring() {
    return keyring(LIMIT);
  }

  private Keyring keyring(Duration patience) {
    return Keyring.onPath(directory.toString(), patience).orElseThrow();
  }

  private FileTokenStore store(Keyring keyring) {
    Path file = directory.resolve("tokens");
    return new FileTokenStore(file, new StoreKey.InKeyring(keyring, file));
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
