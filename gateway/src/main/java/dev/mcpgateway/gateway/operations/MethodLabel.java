package dev.mcpgateway.gateway.operations;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.KnownMethods;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Operation;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a request asks for, as one of few words: a method that MCP defines, or what else it is. No
 * text of a client's becomes a label, or each could make the gateway keep another series.
 */
final class MethodLabel {

  /** That which has no other label. */
  static final String OTHER = "other";

  static final String BATCH = "batch";
  static final String RESPONSE = "response";

  private MethodLabel() {}

  static String of(ServerWebExchange exchange) {
    return ExchangeKey.MESSAGES
        .find(exchange)
        .map(MethodLabel::of)
        .orElseGet(() -> ofHttp(exchange.getRequest().getMethod().name()));
  }

  private static String of(Messages messages) {
    if (messages.all().size() > 1) {
      return BATCH;
    }
    return messages.all().getFirst().asked().map(MethodLabel::of).orElse(RESPONSE);
  }

  private static String of(Operation operation) {
    return KnownMethods.ALL.contains(operation.method()) ? operation.method() : OTHER;
  }

  /** A POST has this label only where it was answered before its body was read. */
  private static String ofHttp(String method) {
    return switch (method) {
      case "GET", "HEAD" -> "GET";
      case "POST", "DELETE", "OPTIONS" -> method;
      default -> OTHER;
    };
  }
}
