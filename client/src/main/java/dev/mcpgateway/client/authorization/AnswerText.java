package dev.mcpgateway.client.authorization;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads texts in the answers of authorization servers; what is no text counts as none. */
final class AnswerText {

  private AnswerText() {}

  static Optional<String> of(JsonNode answer, String name) {
    return Optional.ofNullable(answer.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue);
  }

  /** The same, where an empty text says nothing either. */
  static Optional<String> filled(JsonNode answer, String name) {
    return of(answer, name).filter(value -> !value.isEmpty());
  }
}
