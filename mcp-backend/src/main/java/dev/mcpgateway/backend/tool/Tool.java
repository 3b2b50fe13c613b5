package dev.mcpgateway.backend.tool;

import java.util.List;
import reactor.core.publisher.Mono;

/** Something a client can have done here. */
public interface Tool {

  /** The name that clients call it by. */
  String name();

  /** What it does, for the model that chooses among tools. */
  String description();

  /** What it must be given; nothing else is accepted. */
  List<Parameter<?>> parameters();

  /**
   * Does it.
   *
   * @return the text of the answer, or a {@link ToolException}
   */
  Mono<String> call(ToolCall call);
}
