package dev.mcpgateway.gateway.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the operator's, and what is derived from it: a key to encrypt with, a key to make
 * nonces with, and a number that names it in what was sealed. Its bytes appear in no text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869#section-2">RFC 5869 2</a>
 */
final class SealKey {

  static final int ID_BYTES = 4;
  static final int NONCE_BYTES = 12;

  private static final String MAC = "HmacSHA256";

  private final SecretKey encryption;
  private final SecretKey nonces;
  private final byte[] id;

  SealKey(byte[] bytes) {
    try {
      KDF derivation = KDF.getInstance("HKDF-SHA256");
      encryption = derivation.deriveKey("AES", info(bytes, "encryption", SealKeys.KEY_BYTES));
      nonces = derivation.deriveKey(MAC, info(bytes, "nonces", SealKeys.KEY_BYTES));
      id = derivation.deriveData(info(bytes, "id", ID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HKDF with SHA-256", e);
    }
  }

  SecretKey encryption() {
    return encryption;
  }

  byte[] id() {
    return id.clone();
  }

  /** Whether these bytes, from the given one on, name this key. */
  boolean isNamedIn(byte[] bytes, int from) {
    return Arrays.equals(id, 0, ID_BYTES, bytes, from, from + ID_BYTES);
  }

  /**
   * A nonce that only this text in this place has: no two texts share one, and no process needs to
   * know how many others have sealed.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5297#section-1.3.1">RFC 5297 1.3.1, the idea of
   *     a synthetic initialization vector</a>
   */
  byte[] nonce(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(nonces);
      parts.forEach(mac::update);
      return Arrays.copyOf(mac.doFinal(), NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SealKey[hidden]";
  }

  private static HKDFParameterSpec info(byte[] bytes, String purpose, int length) {
    return HKDFParameterSpec.ofExtract()
        .addIKM(new SecretKeySpec(bytes, "Generic"))
        .thenExpand(("mcp-gateway seal " + purpose).getBytes(StandardCharsets.US_ASCII), length);
  }
}
