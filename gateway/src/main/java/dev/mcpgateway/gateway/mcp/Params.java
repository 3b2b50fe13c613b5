package dev.mcpgateway.gateway.mcp;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of {@code params} that name what an operation is about, as they are read. */
final class Params {

  private static final String PARENT = "params";

  private final Member name = new Member(PARENT, "name");
  private final Member uri = new Member(PARENT, "uri");
  private final References references = new References();

  /** Reads from the start of the object to its end. */
  void read(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      name.take(member, value, json);
      uri.take(member, value, json);
      references.take(member, value, json);
      json.skipChildren();
    }
  }

  Optional<String> target(String method) {
    return switch (method) {
      case "tools/call", "prompts/get" -> name.text();
      case "resources/read", "resources/subscribe", "resources/unsubscribe" -> uri.text();
      default -> Optional.empty();
    };
  }

  List<Reference> references(String method) {
    return switch (method) {
      case "completion/complete" -> references.completed();
      case "subscriptions/listen" -> references.listened();
      default -> List.of();
    };
  }
}
