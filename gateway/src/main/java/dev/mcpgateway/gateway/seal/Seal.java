package dev.mcpgateway.gateway.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption of short texts with AES-256-GCM under a key made at start.
 *
 * <p>For whom a text is sealed is authenticated, not contained: shown by anyone else it fails as a
 * forgery does, and it stays short. A sealed text is base64url of a version, a nonce and the
 * ciphertext with its tag.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
public final class Seal {

  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int START = 1 + Nonces.BYTES;

  private final SecretKey key;
  private final Nonces nonces;

  /** A seal whose key is made now and ends with the process. */
  public Seal(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "AES");
    nonces = new Nonces(random);
  }

  /**
   * Seals a text.
   *
   * @param purpose what for
   * @param bound for whom: the same values in the same order must be shown to open it
   * @param text what to hide
   */
  public String seal(Purpose purpose, List<String> bound, String text) {
    byte[] nonce = nonces.next();
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, purpose, bound);
      byte[] hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = new byte[START + hidden.length];
      ByteBuffer.wrap(all).put(VERSION).put(nonce).put(hidden);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /** The text, if it was sealed here for this purpose and for the same values. */
  public Optional<String> open(Purpose purpose, List<String> bound, String sealed) {
    byte[] all = decode(sealed);
    if (all.length < START + TAG_BYTES || all[0] != VERSION) {
      return Optional.empty();
    }
    byte[] nonce = new byte[Nonces.BYTES];
    System.arraycopy(all, 1, nonce, 0, nonce.length);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, purpose, bound);
      byte[] text = cipher.doFinal(all, START, all.length - START);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, Purpose purpose, List<String> bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(new byte[] {VERSION});
    updateAad(cipher, purpose.name());
    bound.forEach(each -> updateAad(cipher, each));
    return cipher;
  }

  /** Each value with its length before it, so that no two lists look the same. */
  private static void updateAad(Cipher cipher, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    cipher.updateAAD(bytes);
  }

  /** The bytes, or none: also where the same bytes could be written differently. */
  private static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
      return canonical ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
