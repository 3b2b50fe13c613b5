package dev.mcpgateway.client.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a list of tools to its end, or to the last page that anybody can mean. */
final class ToolPages {

  static final int MOST = 50;

  private ToolPages() {}

  static Mono<List<Tool>> all(Function<ObjectNode, Mono<JsonNode>> ask) {
    return page(ask, Messages.object(), new ArrayList<>(), 1);
  }

  private static Mono<List<Tool>> page(
      Function<ObjectNode, Mono<JsonNode>> ask, ObjectNode params, List<Tool> tools, int number) {
    return ask.apply(params)
        .flatMap(result -> {
          result.path("tools").forEach(tool -> tools.add(Tool.of(tool)));
          String next = result.path("nextCursor").asString("");
          return next.isEmpty() || number >= MOST
              ? Mono.just(List.copyOf(tools))
              : page(ask, Messages.object().put("cursor", next), tools, number + 1);
        });
  }
}
