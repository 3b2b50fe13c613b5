package dev.mcpgateway.gateway.exchange;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names a request in the answer, in the log and at the backend. */
public final class CorrelationId {

  /** The header that has it. */
  public static final String HEADER = "X-Correlation-Id";

  private static final HexFormat HEX = HexFormat.of();

  private CorrelationId() {}

  /** Another one; ids must differ, they need not be unguessable. */
  public static String next(RandomGenerator random) {
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
