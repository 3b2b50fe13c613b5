package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a request or notification is about.
 *
 * @param method the JSON-RPC method, such as {@code tools/call}
 * @param target the name of the tool or prompt, or the URI of the resource; empty for methods that
 *     have none and where the client left it out
 */
public record Operation(String method, Optional<String> target) {

  public Operation {
    requireNonNull(method);
    requireNonNull(target);
  }
}
