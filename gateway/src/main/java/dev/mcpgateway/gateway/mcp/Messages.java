package dev.mcpgateway.gateway.mcp;

import java.util.List;

/**
 * Everything that one POST carries: one message, or the elements of a batch.
 *
 * @param all in the order of the body; never empty
 */
public record Messages(List<Message> all) {

  public Messages {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a body has at least one message");
    }
  }
}
