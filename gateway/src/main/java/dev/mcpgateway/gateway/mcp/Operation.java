package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a request or notification is about.
 *
 * @param method the JSON-RPC method, such as {@code tools/call}
 * @param target the name of the tool or prompt, or the URI of the resource; empty for methods that
 *     have none and where the client left it out
 * @param references further things that it refers to, such as the prompt to complete an argument of
 * @param revision the revision of the protocol that {@code _meta} names, if any
 */
public record Operation(
    String method, Optional<String> target, List<Reference> references, Optional<String> revision) {

  public Operation {
    requireNonNull(method);
    requireNonNull(target);
    requireNonNull(revision);
    references = List.copyOf(references);
  }

  /** One that refers to nothing further, and names no revision. */
  public Operation(String method, Optional<String> target) {
    this(method, target, List.of(), Optional.empty());
  }
}
