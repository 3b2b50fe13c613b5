package dev.mcpgateway.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpgateway.client.flow.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreKeyTest {

  private static final byte[] SALT = new byte[16];

  @TempDir private Path directory;

  @Test
  void derivesAnotherKeyForAnotherSalt() {
    StoreKey key = new StoreKey.Passphrase(new Secret("correct horse"));

    assertThat(key.bytes(SALT)).hasSize(32).isEqualTo(key.bytes(SALT));
    assertThat(key.bytes(new byte[] {1})).isNotEqualTo(key.bytes(SALT));
  }

  @Test
  void takesNoEmptyPassphrase() {
    assertThatThrownBy(() -> new StoreKey.Passphrase(new Secret(" ")))
        .isInstanceOf(TokenStoreException.class);
  }

  @Test
  void takesNoKeyThatOthersCanRead() throws IOException {
    Path file = file("A".repeat(43) + "=");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> new StoreKey.KeyFile(file).bytes(SALT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
  void takesNoOtherContent(String content) throws IOException {
    Path file = file(content);

    assertThatThrownBy(() -> new StoreKey.KeyFile(file).bytes(SALT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("32 bytes in Base64");
  }

  @Test
  void readsNoLargeFile() throws IOException {
    Path file = file("A".repeat(257));

    assertThatThrownBy(() -> new StoreKey.KeyFile(file).bytes(SALT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("32 bytes in Base64");
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> new StoreKey.KeyFile(directory.resolve("none")).bytes(SALT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("can't be read");
  }

  private Path file(String content) throws IOException {
    Path file = directory.resolve("key");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
