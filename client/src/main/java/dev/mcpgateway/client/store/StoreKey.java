package dev.mcpgateway.client.store;

import dev.mcpgateway.client.flow.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Where the store's key comes from. */
public sealed interface StoreKey {

  /** What the key of one file is, given the file's salt. */
  byte[] bytes(byte[] salt);

  /**
   * Derived from a passphrase by PBKDF2 with HMAC-SHA-256.
   *
   * @param text the passphrase
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018, 5.2</a>
   */
  record Passphrase(Secret text) implements StoreKey {

    /** What OWASP's password storage recommendations name for this function. */
    private static final int ITERATIONS = 600_000;

    public Passphrase {
      if (text.text().isBlank()) {
        throw new TokenStoreException("The token store's passphrase is empty");
      }
    }

    @Override
    public byte[] bytes(byte[] salt) {
      PBEKeySpec spec =
          new PBEKeySpec(text.text().toCharArray(), salt, ITERATIONS, Sealing.KEY_BYTES * 8);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(spec)
            .getEncoded();
      } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(missing);
      } finally {
        spec.clearPassword();
      }
    }
  }

  /**
   * 32 random bytes that the desktop's keyring keeps; made for a new file.
   *
   * @param keyring the keyring
   * @param store the file that the key is for
   */
  record InKeyring(Keyring keyring, Path store) implements StoreKey {

    @Override
    public byte[] bytes(byte[] salt) {
      return keyring.key(store.toAbsolutePath().toString(), !Files.exists(store));
    }
  }

  /**
   * 32 bytes in Base64, in a file that its owner alone may read: {@code openssl rand -base64 32}.
   *
   * @param path the file
   */
  record KeyFile(Path path) implements StoreKey {

    private static final int LONGEST = 256;

    @Override
    public byte[] bytes(byte[] salt) {
      try {
        Access.checkOwn("key file", path);
        if (Files.size(path) > LONGEST) {
          throw unusable();
        }
        byte[] key = Base64.getDecoder().decode(Files.readString(path).strip());
        if (key.length != Sealing.KEY_BYTES) {
          throw unusable();
        }
        return key;
      } catch (IllegalArgumentException _) {
        throw unusable();
      } catch (IOException failed) {
        throw new TokenStoreException("The key file " + path + " can't be read", failed);
      }
    }

    private TokenStoreException unusable() {
      return new TokenStoreException(
          "The key file " + path + " has to hold 32 bytes in Base64: openssl rand -base64 32");
    }
  }
}
