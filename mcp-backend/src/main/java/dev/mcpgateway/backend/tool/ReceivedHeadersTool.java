package dev.mcpgateway.backend.tool;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Names the HTTP headers that came with the call, never their values: shows that a credential did
 * not reach the backend.
 */
final class ReceivedHeadersTool implements Tool {

  @Override
  public String name() {
    return "received_headers";
  }

  @Override
  public String description() {
    return "Names the HTTP headers that reached this server with the call. Values are not shown.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of();
  }

  @Override
  public Mono<String> call(ToolCall call) {
    return Mono.just(String.join("\n", call.context().headerNames()));
  }
}
