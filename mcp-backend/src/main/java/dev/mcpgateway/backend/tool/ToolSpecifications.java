package dev.mcpgateway.backend.tool;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Makes our tools known to the SDK: the one place where an answer or a tool error is built. */
public final class ToolSpecifications {

  private final List<Tool> tools;
  private final RunningCalls running;

  public ToolSpecifications(List<Tool> tools, RunningCalls running) {
    this.tools = List.copyOf(tools);
    this.running = running;
  }

  /** All tools, in the order in which clients list them. */
  public List<AsyncToolSpecification> all() {
    return tools.stream().map(this::specification).toList();
  }

  private AsyncToolSpecification specification(Tool tool) {
    return AsyncToolSpecification.builder()
        .tool(
            McpSchema.Tool.builder(tool.name(), schema(tool))
                .description(tool.description())
                .annotations(McpSchema.ToolAnnotations.builder().readOnlyHint(true).build())
                .build())
        .callHandler((exchange, request) -> call(tool, exchange, request))
        .build();
  }

  private static Map<String, Object> schema(Tool tool) {
    Map<String, Object> properties = new LinkedHashMap<>();
    tool.parameters().forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        List.copyOf(properties.keySet()),
        "additionalProperties",
        false);
  }

  private Mono<CallToolResult> call(
      Tool tool, McpAsyncServerExchange exchange, CallToolRequest request) {
    CallContext context = (CallContext) exchange.transportContext().get(CallContext.KEY);
    Mono<CallToolResult> result =
        Mono.defer(() ->
                tool.call(
                    new ToolCall(
                        Arguments.of(request.arguments(), tool.parameters()),
                        context,
                        progress(exchange, request))))
            .map(text -> result(text, false))
            .onErrorResume(
                ToolException.class, e -> Mono.just(result(String.valueOf(e.getMessage()), true)));
    return running.cancellable(context.id(), result);
  }

  private static ToolCall.Progress progress(
      McpAsyncServerExchange exchange, CallToolRequest request) {
    Object token = request.progressToken();
    if (token == null) {
      return (_, _, _) -> Mono.empty();
    }
    return (done, total, message) ->
        exchange.progressNotification(
            McpSchema.ProgressNotification.builder(token, done)
                .total((double) total)
                .message(message)
                .build());
  }

  private static CallToolResult result(String text, boolean error) {
    return CallToolResult.builder().addTextContent(text).isError(error).build();
  }
}
