package dev.mcpgateway.client.mcp;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a form with the defaults that the form itself names.
 *
 * <p>A form that requires a value and names no default for it is declined, and so is a request to
 * open an address.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation">MCP
 *     2025-11-25, elicitation</a>
 */
public final class DefaultAnswers implements Answers {

  static final String ELICITATION = "elicitation/create";

  @Override
  public ObjectNode capabilities() {
    ObjectNode forms = Messages.object();
    forms.set("form", Messages.object());
    ObjectNode capabilities = Messages.object();
    capabilities.set("elicitation", forms);
    return capabilities;
  }

  @Override
  public Mono<ObjectNode> answer(String method, JsonNode params) {
    return method.equals(ELICITATION) ? Mono.just(filled(params)) : Mono.empty();
  }

  private static ObjectNode filled(JsonNode params) {
    JsonNode schema = params.path("requestedSchema");
    ObjectNode content = Messages.object();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          JsonNode value = property.getValue().get("default");
          if (value != null) {
            content.set(property.getKey(), value.deepCopy());
          }
        });
    boolean isForm = params.path("mode").asString("form").equals("form");
    boolean isWhole =
        schema.path("required").valueStream().allMatch(name -> content.has(name.asString("")));
    ObjectNode answer = Messages.object().put("action", isForm && isWhole ? "accept" : "decline");
    if (isForm && isWhole) {
      answer.set("content", content);
    }
    return answer;
  }
}
