package dev.mcpgateway.client.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a file's content by AES-256-GCM: name and version of the format, salt, nonce,
 * ciphertext.
 *
 * <p>The salt stays for the life of a file, so that a passphrase is stretched once; the nonce is
 * new each time. Head and salt are authenticated as well.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
final class Sealing {

  static final int KEY_BYTES = 32;

  private static final byte[] HEAD = "mcp-tokens-2\n".getBytes(US_ASCII);
  private static final byte[] EARLIER = "mcp-tokens-1\n".getBytes(US_ASCII);
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int BEFORE_TEXT = HEAD.length + SALT_BYTES + NONCE_BYTES;

  private final StoreKey source;
  private final SecureRandom random;
  private Optional<Derived> last = Optional.empty();

  Sealing(StoreKey source, SecureRandom random) {
    this.source = source;
    this.random = random;
  }

  /** The content; none if it is damaged, of another format, or sealed with another key. */
  Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < BEFORE_TEXT || !startsWith(HEAD, sealed)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, sealed)
              .doFinal(sealed, BEFORE_TEXT, sealed.length - BEFORE_TEXT));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /** Whether the format is one that is read no more. */
  static boolean isEarlier(byte[] sealed) {
    return startsWith(EARLIER, sealed);
  }

  private static boolean startsWith(byte[] head, byte[] sealed) {
    return Arrays.equals(head, Arrays.copyOf(sealed, head.length));
  }

  /** Seals the content with the salt of what stood there before, or a new one. */
  byte[] seal(byte[] content, Optional<byte[]> before) {
    byte[] start = new byte[BEFORE_TEXT];
    random.nextBytes(start);
    System.arraycopy(HEAD, 0, start, 0, HEAD.length);
    before.ifPresent(old -> System.arraycopy(old, HEAD.length, start, HEAD.length, SALT_BYTES));
    try {
      byte[] text = cipher(Cipher.ENCRYPT_MODE, start).doFinal(content);
      return ByteBuffer.allocate(start.length + text.length).put(start).put(text).array();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private Cipher cipher(int mode, byte[] start) throws GeneralSecurityException {
    byte[] salt = Arrays.copyOfRange(start, HEAD.length, HEAD.length + SALT_BYTES);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key(salt), "AES"),
        new GCMParameterSpec(TAG_BITS, start, HEAD.length + SALT_BYTES, NONCE_BYTES));
    cipher.updateAAD(start, 0, HEAD.length + SALT_BYTES);
    return cipher;
  }

  private synchronized byte[] key(byte[] salt) {
    Derived derived =
        last.filter(one -> Arrays.equals(one.salt, salt))
            .orElseGet(() -> new Derived(salt, source.bytes(salt)));
    last = Optional.of(derived);
    return derived.key;
  }

  private static final class Derived {

    private final byte[] salt;
    private final byte[] key;

    Derived(byte[] salt, byte[] key) {
      this.salt = salt;
      this.key = key;
    }
  }
}
