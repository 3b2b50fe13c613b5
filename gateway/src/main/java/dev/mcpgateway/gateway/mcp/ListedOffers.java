package dev.mcpgateway.gateway.mcp;

import dev.mcpgateway.gateway.mcp.Reference.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one message of a server from its start to its end and takes out of the lists in its result
 * what is not to be seen. Every other byte stays.
 *
 * <p>A list is known by its place, not by the request that it answers: it may come on another
 * connection, or once more after a reconnection.
 */
final class ListedOffers {

  private static final String RESULT = "result";
  private static final String CACHE_SCOPE = "cacheScope";
  private static final byte[] PRIVATE = "\"private\"".getBytes(StandardCharsets.UTF_8);
  private static final List<String> LISTS =
      List.of("tools", "prompts", "resources", "resourceTemplates");

  private final JsonParser json;
  private final byte[] text;
  private final Edits edits;
  private final Predicate<Reference> visible;

  ListedOffers(JsonParser json, byte[] text, Edits edits, Predicate<Reference> visible) {
    this.json = json;
    this.text = text;
    this.edits = edits;
    this.visible = visible;
  }

  /** Reads from the start of the message to its end. */
  void readMessage() {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean result = isNamed(RESULT);
      if (json.nextToken() == JsonToken.START_OBJECT && result) {
        readResult();
      }
      json.skipChildren();
    }
  }

  private void readResult() {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      boolean list = LISTS.stream().anyMatch(this::isNamed);
      boolean cacheScope = isNamed(CACHE_SCOPE);
      JsonToken value = json.nextToken();
      if (list) {
        demand(value == JsonToken.START_ARRAY, "a list that is no array");
        readList(member);
      } else if (cacheScope && value == JsonToken.VALUE_STRING) {
        readCacheScope();
      }
      json.skipChildren();
    }
  }

  /** What one caller sees, another may not: nobody else may get it from a cache. */
  private void readCacheScope() {
    int start = start();
    if (json.getString().equals("public")) {
      edits.replace(start, end(), PRIVATE);
    }
  }

  private void readList(String member) {
    Kind kind = kind(member);
    int open = end();
    boolean removed = false;
    var kept = new ByteArrayOutputStream();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      demand(json.currentToken() == JsonToken.START_OBJECT, "an element that is no object");
      int start = start();
      if (visible.test(new Reference(kind, readName(nameMember(member))))) {
        kept.writeBytes(kept.size() == 0 ? new byte[0] : new byte[] {','});
        kept.write(text, start, end() - start);
      } else {
        removed = true;
      }
    }
    if (removed) {
      edits.replace(open, start(), kept.toByteArray());
    }
  }

  private String readName(String member) {
    String name = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean named = isNamed(member);
      if (json.nextToken() == JsonToken.VALUE_STRING && named) {
        name = json.getString();
      }
      json.skipChildren();
    }
    return demanded(name);
  }

  private static String demanded(@Nullable String name) {
    if (name == null) {
      throw new UnreadableAnswerException("an element without a name");
    }
    return name;
  }

  /** Whether the member is the one of this name; in another case it could be for some readers. */
  private boolean isNamed(String name) {
    String member = json.currentName();
    boolean same = member.equals(name);
    demand(same || !member.equalsIgnoreCase(name), "a member's name in another case");
    return same;
  }

  private static void demand(boolean good, String otherwise) {
    if (!good) {
      throw new UnreadableAnswerException(otherwise);
    }
  }

  private static Kind kind(String list) {
    return switch (list) {
      case "tools" -> Kind.TOOL;
      case "prompts" -> Kind.PROMPT;
      default -> Kind.RESOURCE;
    };
  }

  private static String nameMember(String list) {
    return switch (list) {
      case "tools", "prompts" -> "name";
      case "resources" -> "uri";
      default -> "uriTemplate";
    };
  }

  /** Where the current token begins. */
  private int start() {
    return Math.toIntExact(json.currentTokenLocation().getByteOffset());
  }

  /** Where the current token, which was read to its end, ends. */
  private int end() {
    return Math.toIntExact(json.currentLocation().getByteOffset());
  }
}
