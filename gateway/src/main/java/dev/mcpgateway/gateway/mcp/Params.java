package dev.mcpgateway.gateway.mcp;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of {@code params} that name what an operation is about, as they are read. */
final class Params {

  private static final String PARENT = "params";
  private static final String META = "_meta";
  private static final String REVISION = "io.modelcontextprotocol/protocolVersion";

  private final Member name = new Member(PARENT, "name");
  private final Member uri = new Member(PARENT, "uri");
  private final References references = new References();
  private final Member revision = new Member("params._meta", REVISION);

  /** Reads from the start of the object to its end. */
  void read(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      name.take(member, value, json);
      uri.take(member, value, json);
      references.take(member, value, json);
      readMeta(member, value, json);
      json.skipChildren();
    }
  }

  private void readMeta(String member, JsonToken value, JsonParser json) {
    if (value != JsonToken.START_OBJECT || !member.equalsIgnoreCase(META)) {
      return;
    }
    if (!member.equals(META)) {
      throw new NotMessageException("params._meta in another case");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String inner = json.currentName();
      revision.take(inner, json.nextToken(), json);
      json.skipChildren();
    }
  }

  /** The revision of the protocol that the message names. */
  Optional<String> revision() {
    return revision.text();
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
