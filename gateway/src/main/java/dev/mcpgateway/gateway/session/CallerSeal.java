package dev.mcpgateway.gateway.session;

import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.seal.Purpose;
import dev.mcpgateway.gateway.seal.Seal;
import java.util.List;
import java.util.Optional;

/**
 * Seals texts for one caller at one server: bound to whom the token stands for, not to the token.
 *
 * @param seal with the operator's keys
 * @param purpose what for
 */
public record CallerSeal(Seal seal, Purpose purpose) {

  /** The text as this caller is shown it. */
  public String seal(ProtectedServer server, CallerId caller, String text) {
    return seal.seal(purpose, bound(server, caller), text);
  }

  /** The text, if this caller was shown it by this server. */
  public Optional<String> open(ProtectedServer server, CallerId caller, String shown) {
    return seal.open(purpose, bound(server, caller), shown);
  }

  private static List<String> bound(ProtectedServer server, CallerId caller) {
    return List.of(server.name(), caller.issuer(), caller.kind().name(), caller.value());
  }
}
