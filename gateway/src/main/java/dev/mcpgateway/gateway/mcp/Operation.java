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
 */
public record Operation(String method, Optional<String> target, List<Reference> references) {

  public Operation {
    requireNonNull(method);
    requireNonNull(target);
    references = List.copyOf(references);
  }

  /** One that refers to nothing further. */
  public Operation(String method, Optional<String> target) {
    this(method, target, List.of());
  }
}
