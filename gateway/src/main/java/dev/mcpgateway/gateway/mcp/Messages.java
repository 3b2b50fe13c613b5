package dev.mcpgateway.gateway.mcp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** What is asked for or told, in the order of the body; responses do neither. */
  public Stream<Operation> operations() {
    return all.stream().map(Message::asked).flatMap(Optional::stream);
  }
}
