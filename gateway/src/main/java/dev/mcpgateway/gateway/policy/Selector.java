package dev.mcpgateway.gateway.policy;

import dev.mcpgateway.gateway.policy.Operation.Kind;
import java.util.List;

/**
 * Which operations a rule is about: those that fit any of its patterns.
 *
 * @param methods patterns of methods
 * @param tools patterns of tools that are called
 * @param prompts patterns of prompts that are got
 * @param resources patterns of URIs of resources that are read or subscribed to
 */
public record Selector(
    List<Pattern> methods, List<Pattern> tools, List<Pattern> prompts, List<Pattern> resources) {

  public Selector {
    methods = List.copyOf(methods);
    tools = List.copyOf(tools);
    prompts = List.copyOf(prompts);
    resources = List.copyOf(resources);
    if (methods.isEmpty() && tools.isEmpty() && prompts.isEmpty() && resources.isEmpty()) {
      throw new IllegalArgumentException("a rule names a method, tool, prompt or resource");
    }
  }

  /** Whether the operation is one of them; a bare {@code *} does not name a basic one. */
  boolean selects(Operation operation) {
    return methods.stream().anyMatch(each -> fits(each, operation))
        || operation.target().stream()
            .anyMatch(target ->
                patterns(target.kind()).stream().anyMatch(each -> each.matches(target.name())));
  }

  private static boolean fits(Pattern method, Operation operation) {
    return method.matches(operation.method()) && !(method.isEverything() && operation.isBasic());
  }

  private List<Pattern> patterns(Kind kind) {
    return switch (kind) {
      case TOOL -> tools;
      case PROMPT -> prompts;
      case RESOURCE -> resources;
    };
  }
}
