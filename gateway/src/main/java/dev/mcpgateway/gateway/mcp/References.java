package dev.mcpgateway.gateway.mcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members of {@code params} that refer to prompts and resources, as they are read. A reference
 * counts by what it names, whatever its {@code type} says: a server may look at either.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion">MCP:
 *     Completion</a>
 */
final class References {

  static final int MOST = 1_000;

  private static final String REF = "ref";
  private static final String NOTIFICATIONS = "notifications";
  private static final String SUBSCRIPTIONS = "resourceSubscriptions";

  private final Member prompt = new Member("params.ref", "name");
  private final Member resource = new Member("params.ref", "uri");
  private final List<Reference> listened = new ArrayList<>();
  private @Nullable String refProblem;
  private @Nullable String listenProblem;

  /** Looks at the next member of {@code params}; leaves at its end if it is one of these. */
  void take(String member, JsonToken value, JsonParser json) {
    if (member.equalsIgnoreCase(REF)) {
      if (member.equals(REF) && value == JsonToken.START_OBJECT) {
        takeRef(json);
      } else {
        refProblem = "params.ref is no object, or in another case";
      }
    } else if (member.equalsIgnoreCase(NOTIFICATIONS)) {
      if (member.equals(NOTIFICATIONS) && value == JsonToken.START_OBJECT) {
        takeNotifications(json);
      } else {
        listenProblem = "params.notifications is no object, or in another case";
      }
    }
  }

  private void takeRef(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      prompt.take(member, value, json);
      resource.take(member, value, json);
      json.skipChildren();
    }
  }

  private void takeNotifications(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (member.equals(SUBSCRIPTIONS) && value == JsonToken.START_ARRAY) {
        takeSubscriptions(json);
      } else if (member.equalsIgnoreCase(SUBSCRIPTIONS)) {
        listenProblem = "resourceSubscriptions is no array, or in another case";
      }
      json.skipChildren();
    }
  }

  private void takeSubscriptions(JsonParser json) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING || listened.size() == MOST) {
        listenProblem = "resourceSubscriptions has an element that is no string, or too many";
        json.skipChildren();
      } else {
        listened.add(new Reference(Reference.Kind.RESOURCE, json.getString()));
      }
    }
  }

  /** What {@code completion/complete} is about. */
  List<Reference> completed() {
    demandNone(refProblem);
    List<Reference> all = new ArrayList<>();
    prompt.text().ifPresent(each -> all.add(new Reference(Reference.Kind.PROMPT, each)));
    resource.text().ifPresent(each -> all.add(new Reference(Reference.Kind.RESOURCE, each)));
    return all;
  }

  /** What {@code subscriptions/listen} asks to hear of. */
  List<Reference> listened() {
    demandNone(listenProblem);
    return listened;
  }

  private static void demandNone(@Nullable String problem) {
    if (problem != null) {
      throw new NotMessageException(problem);
    }
  }
}
