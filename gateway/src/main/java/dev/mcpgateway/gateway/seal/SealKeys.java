package dev.mcpgateway.gateway.seal;

import java.security.SecureRandom;
import java.util.List;

/**
 * The keys of a seal: the first one seals, and all of them open. So a new key is put before the old
 * one, and the old one is taken away when nothing lives that it has sealed.
 */
public final class SealKeys {

  /** The length of a key. */
  public static final int KEY_BYTES = 32;

  private final List<SealKey> keys;

  private SealKeys(List<SealKey> keys) {
    this.keys = keys;
  }

  /**
   * The operator's keys.
   *
   * @param keys at least one, each of {@link #KEY_BYTES} bytes
   * @throws IllegalArgumentException if there is none, or one has another length
   */
  public static SealKeys of(List<byte[]> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(each -> each.length != KEY_BYTES)) {
      throw new IllegalArgumentException("at least one key, each of " + KEY_BYTES + " bytes");
    }
    return new SealKeys(keys.stream().map(SealKey::new).toList());
  }

  /** A key that is made now and ends with the process. */
  public static SealKeys random(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return of(List.of(bytes));
  }

  SealKey sealing() {
    return keys.getFirst();
  }

  /** Those that are named in a sealed text, from the given byte on. */
  List<SealKey> namedIn(byte[] sealed, int from) {
    return keys.stream().filter(each -> each.isNamedIn(sealed, from)).toList();
  }

  @Override
  public String toString() {
    return "SealKeys[" + keys.size() + " hidden]";
  }
}
