package dev.mcpgateway.client.command;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Says in words what a server tells unasked. */
final class Progress {

  private Progress() {}

  static Optional<String> words(JsonNode message) {
    JsonNode params = message.path("params");
    return switch (message.path("method").asString("")) {
      case "notifications/progress" -> Optional.of("  … " + progress(params));
      case "notifications/message" -> Optional.of("  … " + params.path("data").asString(""));
      default -> Optional.empty();
    };
  }

  private static String progress(JsonNode params) {
    String total = params.has("total") ? " of " + number(params.path("total")) : "";
    String message = params.path("message").asString("");
    String count = number(params.path("progress")) + total;
    return message.isEmpty() ? count : count + ": " + message;
  }

  private static String number(JsonNode node) {
    return node.asString("").replaceFirst("\\.0$", "");
  }
}
