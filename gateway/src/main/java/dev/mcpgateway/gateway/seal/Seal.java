package dev.mcpgateway.gateway.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Authenticated encryption of short texts with AES-256-GCM.
 *
 * <p>For whom a text is sealed is authenticated, not contained: shown by anyone else it fails as a
 * forgery does, and it stays short. A sealed text is base64url of a version, the key's number, a
 * nonce and the ciphertext with its tag. The same text is sealed the same way each time and by each
 * process that has the key, so that what a server says twice stays equal for the client.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
public final class Seal {

  private static final byte VERSION = 1;
  private static final int TAG_BYTES = 16;
  private static final int KEY_AT = 1;
  private static final int NONCE_AT = KEY_AT + SealKey.ID_BYTES;
  private static final int TEXT_AT = NONCE_AT + SealKey.NONCE_BYTES;

  private final SealKeys keys;

  public Seal(SealKeys keys) {
    this.keys = keys;
  }

  /**
   * Seals a text with the first key.
   *
   * @param purpose what for
   * @param bound for whom: the same values in the same order must be shown to open it
   * @param text what to hide
   */
  public String seal(Purpose purpose, List<String> bound, String text) {
    SealKey key = keys.sealing();
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> context = context(key, purpose, bound);
    List<byte[]> all = new ArrayList<>(context);
    all.add(plain);
    byte[] nonce = key.nonce(all);
    try {
      byte[] hidden = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plain);
      ByteBuffer sealed = ByteBuffer.allocate(TEXT_AT + hidden.length);
      sealed.put(VERSION).put(key.id()).put(nonce).put(hidden);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /** The text, if it was sealed with one of the keys, for this purpose and for the same values. */
  public Optional<String> open(Purpose purpose, List<String> bound, String sealed) {
    byte[] all = decode(sealed);
    if (all.length < TEXT_AT + TAG_BYTES || all[0] != VERSION) {
      return Optional.empty();
    }
    return keys.namedIn(all, KEY_AT).stream()
        .flatMap(key -> open(key, context(key, purpose, bound), all).stream())
        .findFirst();
  }

  private static Optional<String> open(SealKey key, List<byte[]> context, byte[] all) {
    byte[] nonce = Arrays.copyOfRange(all, NONCE_AT, TEXT_AT);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key, nonce, context)
              .doFinal(all, TEXT_AT, all.length - TEXT_AT);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  private static Cipher cipher(int mode, SealKey key, byte[] nonce, List<byte[]> context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.encryption(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    context.forEach(cipher::updateAAD);
    return cipher;
  }

  /**
   * All that must be the same again; each value with its length, so that no two lists look alike.
   */
  private static List<byte[]> context(SealKey key, Purpose purpose, List<String> bound) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(new byte[] {VERSION});
    parts.add(key.id());
    parts.add(measured(purpose.name()));
    bound.forEach(each -> parts.add(measured(each)));
    return parts;
  }

  private static byte[] measured(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
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
