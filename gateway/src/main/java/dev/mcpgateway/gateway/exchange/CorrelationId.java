package dev.mcpgateway.gateway.exchange;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.springframework.web.server.ServerWebExchange;

/** Names a request in the answer, in the log and at the backend. */
public final class CorrelationId {

  /** The header that has it. */
  public static final String HEADER = "X-Correlation-Id";

  private static final HexFormat HEX = HexFormat.of();

  private CorrelationId() {}

  /** That of a request; a dash before it has one. */
  public static String of(ServerWebExchange exchange) {
    return ExchangeKey.CORRELATION_ID.find(exchange).orElse("-");
  }

  /** Another one; ids must differ, they need not be unguessable. */
  public static String next(RandomGenerator random) {
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
