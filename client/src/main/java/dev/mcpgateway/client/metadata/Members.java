package dev.mcpgateway.client.metadata;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The members of a JSON document, each with the type that its specification gives it. */
final class Members {

  private final Step step;
  private final JsonNode document;

  Members(Step step, JsonNode document) {
    this.step = step;
    this.document = document;
  }

  String required(String name) {
    return text(name).orElseThrow(() -> problem("a member \"" + name + "\"", "none").asException());
  }

  Optional<String> text(String name) {
    return member(name).map(member -> string(name, member));
  }

  boolean isTrue(String name) {
    return member(name).map(member -> member.isBoolean() && member.booleanValue()).orElse(false);
  }

  /** The strings of an array; nothing if there is no such member. */
  Optional<List<String>> texts(String name) {
    return member(name)
        .map(member -> {
          if (!member.isArray()) {
            throw wrongType(name, "an array of strings", member);
          }
          List<String> texts = new ArrayList<>();
          member.forEach(element -> texts.add(string(name, element)));
          return List.copyOf(texts);
        });
  }

  Problem problem(String expected, String came) {
    return Problem.protocol(
        step, expected, came, "Ask the operator of that server to correct its metadata.");
  }

  private String string(String name, JsonNode node) {
    if (!node.isString()) {
      throw wrongType(name, "a string", node);
    }
    return node.stringValue();
  }

  private RuntimeException wrongType(String name, String type, JsonNode came) {
    return problem(
            "\"" + name + "\" to be " + type, came.getNodeType().name().toLowerCase(Locale.ROOT))
        .asException();
  }

  private Optional<JsonNode> member(String name) {
    return Optional.ofNullable(document.get(name)).filter(member -> !member.isNull());
  }
}
