package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

/** What came of reading a body. */
public sealed interface Reading {

  /** The body is one message, or a batch where that is allowed. */
  record Read(Messages messages) implements Reading {

    public Read {
      requireNonNull(messages);
    }
  }

  /**
   * The body is not exactly one JSON text.
   *
   * @param detail what is wrong, without any of the body's own text
   */
  record NotJson(String detail) implements Reading {

    public NotJson {
      requireNonNull(detail);
    }
  }

  /**
   * The body is JSON, but no message that the protocol knows.
   *
   * @param detail what is wrong, without any of the body's own text
   */
  record NotMessage(String detail) implements Reading {

    public NotMessage {
      requireNonNull(detail);
    }
  }
}
