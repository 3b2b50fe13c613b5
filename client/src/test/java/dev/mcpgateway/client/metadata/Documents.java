package dev.mcpgateway.client.metadata;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON documents for tests, and the problems that reading them brings. */
final class Documents {

  private static final JsonMapper JSON = new JsonMapper();

  private Documents() {}

  /** Single quotes stand for double ones. */
  static JsonNode document(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  static Problem problem(ThrowingCallable reading) {
    return catchThrowableOfType(FlowException.class, reading).problem();
  }
}
