package dev.mcpgateway.gateway.policy;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule asks of a caller. An empty set asks nothing.
 *
 * @param scopes all of these must be held
 * @param groups the caller must be in one of these
 * @param clients the token must have been obtained by one of these
 * @param subjects the caller's subject must be one of these
 */
public record Demands(
    Set<String> scopes, Set<String> groups, Set<String> clients, Set<String> subjects) {

  /** Nothing but being an accepted caller. */
  public static final Demands NONE = new Demands(Set.of(), Set.of(), Set.of(), Set.of());

  public Demands {
    scopes = Set.copyOf(scopes);
    groups = Set.copyOf(groups);
    clients = Set.copyOf(clients);
    subjects = Set.copyOf(subjects);
  }

  /** Which demand, other than scopes, the caller can't meet; more consent would not help. */
  Optional<String> unmetBy(Caller caller) {
    if (!groups.isEmpty() && Collections.disjoint(groups, caller.groups())) {
      return Optional.of("groups");
    }
    if (!clients.isEmpty() && caller.client().filter(clients::contains).isEmpty()) {
      return Optional.of("clients");
    }
    return subjects.isEmpty() || isSubject(caller.id())
        ? Optional.empty()
        : Optional.of("subjects");
  }

  private boolean isSubject(CallerId id) {
    return id.kind() == CallerId.Kind.SUBJECT && subjects.contains(id.value());
  }
}
