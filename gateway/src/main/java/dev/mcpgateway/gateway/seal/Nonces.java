package dev.mcpgateway.gateway.seal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Nonces that never repeat under one key: a random prefix, made once, and a counter. Drawing random
 * bytes for each could block, and many draws could collide.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D 8.2.1</a>
 */
final class Nonces {

  static final int BYTES = 12;

  private static final int COUNTER_BITS = 40;
  private static final int PREFIX_BYTES = BYTES - COUNTER_BITS / Byte.SIZE;

  private final byte[] prefix = new byte[PREFIX_BYTES];
  private final AtomicLong counter;

  Nonces(SecureRandom random) {
    this(random, 0);
  }

  Nonces(SecureRandom random, long first) {
    random.nextBytes(prefix);
    counter = new AtomicLong(first);
  }

  /**
   * The next one.
   *
   * @throws IllegalStateException after 2^40: 34 years of a thousand a second
   */
  byte[] next() {
    long count = counter.getAndIncrement();
    if (count >> COUNTER_BITS != 0) {
      throw new IllegalStateException("the key is used up");
    }
    byte[] counted = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    byte[] nonce = new byte[BYTES];
    System.arraycopy(prefix, 0, nonce, 0, PREFIX_BYTES);
    System.arraycopy(
        counted, Long.BYTES - BYTES + PREFIX_BYTES, nonce, PREFIX_BYTES, BYTES - PREFIX_BYTES);
    return nonce;
  }
}
