package dev.mcpgateway.gateway.mcp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One member that should hold text: its text, or that it has none. */
final class Member {

  private final String parent;
  private final String exactName;
  private @Nullable String text;
  private @Nullable String problem;

  /**
   * A member that was not yet seen.
   *
   * @param parent what it is a member of, for messages
   */
  Member(String parent, String exactName) {
    this.parent = parent;
    this.exactName = exactName;
  }

  /** Looks at the next member, which may be this one. */
  void take(String member, JsonToken value, JsonParser json) {
    if (member.equals(exactName)) {
      if (value == JsonToken.VALUE_STRING) {
        text = json.getString();
      } else {
        problem = " is no string";
      }
    } else if (member.equalsIgnoreCase(exactName)) {
      problem = " in another case";
    }
  }

  /** What it holds; empty if it is not there. */
  Optional<String> text() {
    if (problem != null) {
      throw new NotMessageException(parent + "." + exactName + problem);
    }
    return Optional.ofNullable(text);
  }
}
