package dev.mcpgateway.gateway.mcp;

import java.util.Set;
import java.util.TreeSet;

/** The methods that MCP defines for what clients send to servers, in all revisions together. */
public final class KnownMethods {

  /** Each as it is written. */
  public static final Set<String> ALL =
      Set.of(
          "completion/complete",
          "initialize",
          "logging/setLevel",
          "notifications/cancelled",
          "notifications/initialized",
          "notifications/progress",
          "notifications/roots/list_changed",
          "ping",
          "prompts/get",
          "prompts/list",
          "resources/list",
          "resources/read",
          "resources/subscribe",
          "resources/templates/list",
          "resources/unsubscribe",
          "server/discover",
          "subscriptions/listen",
          "tasks/cancel",
          "tasks/get",
          "tasks/list",
          "tasks/result",
          "tasks/update",
          "tools/call",
          "tools/list");

  private static final TreeSet<String> IN_ANY_CASE = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    IN_ANY_CASE.addAll(ALL);
  }

  private KnownMethods() {}

  /**
   * Whether it is none of them, and some servers would take it for one: those that look regardless
   * of case, or of blanks around it.
   */
  public static boolean isNearlyOne(String method) {
    return !ALL.contains(method) && IN_ANY_CASE.contains(method.strip());
  }
}
