package dev.mcpgateway.gateway.mcp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of {@code params} that name what an operation is about, as they are read. */
final class Params {

  private final Member name = new Member("name");
  private final Member uri = new Member("uri");

  /** Reads from the start of the object to its end. */
  void read(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      name.take(member, value, json);
      uri.take(member, value, json);
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

  /** One member: its text, or that it has none. */
  private static final class Member {

    private final String exactName;
    private @Nullable String text;
    private @Nullable String problem;

    Member(String exactName) {
      this.exactName = exactName;
    }

    void take(String member, JsonToken value, JsonParser json) {
      if (member.equals(exactName)) {
        if (value == JsonToken.VALUE_STRING) {
          text = json.getString();
        } else {
          problem = "params." + exactName + " is no string";
        }
      } else if (member.equalsIgnoreCase(exactName)) {
        problem = "params." + exactName + " in another case";
      }
    }

    Optional<String> text() {
      if (problem != null) {
        throw new NotMessageException(problem);
      }
      return Optional.ofNullable(text);
    }
  }
}
