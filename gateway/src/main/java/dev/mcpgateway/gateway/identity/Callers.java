package dev.mcpgateway.gateway.identity;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import java.util.Optional;

/** What backends want to know of a caller. */
final class Callers {

  private Callers() {}

  /** The client, which may be all that a token names. */
  static Optional<String> client(Caller caller) {
    return caller
        .client()
        .or(() ->
            caller.id().kind() == Kind.CLIENT
                ? Optional.of(caller.id().value())
                : Optional.empty());
  }
}
