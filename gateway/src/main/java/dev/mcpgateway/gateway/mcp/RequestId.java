package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/** What ties a response to its request: a string or an integer. */
public sealed interface RequestId {

  /** An id that is a string. */
  record Text(String value) implements RequestId {

    public Text {
      requireNonNull(value);
    }
  }

  /** An id that is an integer of any size. */
  record Numeric(BigInteger value) implements RequestId {

    public Numeric {
      requireNonNull(value);
    }
  }
}
