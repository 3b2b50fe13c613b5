package dev.mcpgateway.gateway.policy;

import dev.mcpgateway.gateway.caller.Caller;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which scopes hold which others: who was granted a broad one need not be granted the narrow ones.
 *
 * @param implies for each scope those that it holds directly
 */
public record ScopeHierarchy(Map<String, Set<String>> implies) {

  /** Each scope holds itself alone. */
  public static final ScopeHierarchy FLAT = new ScopeHierarchy(Map.of());

  /**
   * A scope of this form asks Dex for an audience; the token then has the audience and no scope.
   *
   * @see <a href="https://dexidp.io/docs/configuration/custom-scopes-claims-clients/">Dex: custom
   *     scopes</a>
   */
  private static final String AUDIENCE_SCOPE = "audience:server:client_id:";

  public ScopeHierarchy {
    implies =
        implies.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
  }

  /** The scopes that the caller was granted: named by the token, or shown by an audience. */
  static Set<String> grantedTo(Caller caller) {
    Set<String> granted = new HashSet<>(caller.scopes());
    caller.audiences().forEach(each -> granted.add(AUDIENCE_SCOPE + each));
    return granted;
  }

  /** All scopes that it speaks of. */
  Set<String> named() {
    Set<String> named = new HashSet<>(implies.keySet());
    implies.values().forEach(named::addAll);
    return named;
  }

  /** All scopes that the caller holds: granted, or implied by one that it holds. */
  public Set<String> heldBy(Caller caller) {
    Set<String> held = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(grantedTo(caller));
    while (!open.isEmpty()) {
      String scope = open.remove();
      if (held.add(scope)) {
        open.addAll(implies.getOrDefault(scope, Set.of()));
      }
    }
    return held;
  }
}
