package dev.mcpgateway.gateway.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What a message asks for.
 *
 * @param method the JSON-RPC method, or {@code GET} or {@code DELETE} for the requests without a
 *     message
 * @param target the tool, prompt or resource that it is about, if any
 */
public record Operation(String method, Optional<Target> target) {

  /** Open to any accepted caller unless a rule names it: without these nobody gets to a step-up. */
  private static final Set<String> BASIC =
      Set.of("initialize", "ping", "server/discover", "GET", "DELETE");

  private static final String NOTIFICATION = "notifications/";

  static final int LONGEST_NAME = 10_000;

  /**
   * Something that a server offers by name.
   *
   * @param kind what sort of thing
   * @param name the tool's or prompt's name, or the resource's URI
   */
  public record Target(Kind kind, String name) {
    public Target {
      requireNonNull(kind);
      requireNonNull(name);
    }
  }

  /** The sorts of things that servers offer. */
  public enum Kind {
    TOOL,
    PROMPT,
    RESOURCE
  }

  public Operation {
    requireNonNull(target);
    if (method.isEmpty()) {
      throw new IllegalArgumentException("an operation has a method");
    }
  }

  /** An operation about nothing in particular. */
  public static Operation of(String method) {
    return new Operation(method, Optional.empty());
  }

  /** An operation about one thing. */
  public static Operation on(String method, Kind kind, String name) {
    return new Operation(method, Optional.of(new Target(kind, name)));
  }

  /**
   * Whether it would take too long to hold against patterns; nothing that is offered is so long.
   */
  boolean isOverlong() {
    return method.length() > LONGEST_NAME
        || target.filter(each -> each.name().length() > LONGEST_NAME).isPresent();
  }

  /** Whether it belongs to the life of a connection rather than to what a server offers. */
  boolean isBasic() {
    return BASIC.contains(method) || method.startsWith(NOTIFICATION);
  }

  /** Whether a pattern of methods may fit a basic one. */
  static boolean isBasicPossible(Pattern pattern) {
    String start = pattern.start();
    return start.startsWith(NOTIFICATION)
        || (start.length() < pattern.text().length() && NOTIFICATION.startsWith(start))
        || BASIC.stream().anyMatch(pattern::matches);
  }
}
