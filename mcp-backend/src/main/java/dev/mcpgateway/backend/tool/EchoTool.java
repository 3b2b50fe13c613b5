package dev.mcpgateway.backend.tool;

import java.util.List;
import reactor.core.publisher.Mono;

/** Gives back what it was given. */
final class EchoTool implements Tool {

  private static final Parameter.Text MESSAGE =
      new Parameter.Text("message", "The text to give back");

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public String description() {
    return "Gives the message back unchanged.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MESSAGE);
  }

  @Override
  public Mono<String> call(ToolCall call) {
    return Mono.just(call.arguments().get(MESSAGE));
  }
}
