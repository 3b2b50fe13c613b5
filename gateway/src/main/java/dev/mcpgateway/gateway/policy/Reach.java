package dev.mcpgateway.gateway.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds rules that can never decide, because earlier ones select whatever they select. Goes pattern
 * by pattern: what only several patterns together cover is not found.
 */
public final class Reach {

  private static final Set<String> OF_TOOLS = Set.of("tools/call");
  private static final Set<String> OF_PROMPTS = Set.of("prompts/get", "completion/complete");
  private static final Set<String> OF_RESOURCES =
      Set.of(
          "resources/read", "resources/subscribe", "resources/unsubscribe", "completion/complete");

  private final List<Selector> earlier;

  private Reach(List<Selector> earlier) {
    this.earlier = earlier;
  }

  /** Whether some operation gets past the earlier selectors to this one. */
  public static boolean isReachable(Selector selector, List<Selector> earlier) {
    return !new Reach(earlier).coversAll(selector);
  }

  private boolean coversAll(Selector selector) {
    return selector.methods().stream().allMatch(this::coversMethod)
        && all(selector.tools(), earlier.stream().flatMap(each -> each.tools().stream()), OF_TOOLS)
        && all(
            selector.prompts(),
            earlier.stream().flatMap(each -> each.prompts().stream()),
            OF_PROMPTS)
        && all(
            selector.resources(),
            earlier.stream().flatMap(each -> each.resources().stream()),
            OF_RESOURCES);
  }

  private boolean coversMethod(Pattern pattern) {
    return methods()
        .anyMatch(each -> covers(each, pattern) && !(each.isEverything() && reachesBasic(pattern)));
  }

  /** The bare star names no basic operation, so it leaves these to a later rule. */
  private static boolean reachesBasic(Pattern pattern) {
    return !pattern.isEverything() && Operation.isBasicPossible(pattern);
  }

  private boolean all(List<Pattern> patterns, Stream<Pattern> same, Set<String> methods) {
    List<Pattern> before = same.toList();
    return methods.stream().allMatch(each -> methods().anyMatch(one -> one.matches(each)))
        || patterns.stream().allMatch(each -> before.stream().anyMatch(one -> covers(one, each)));
  }

  private Stream<Pattern> methods() {
    return earlier.stream().flatMap(each -> each.methods().stream());
  }

  /** A star in the narrower one is a character like any other that only a star can match. */
  private static boolean covers(Pattern broad, Pattern narrow) {
    return broad.matches(narrow.text());
  }
}
