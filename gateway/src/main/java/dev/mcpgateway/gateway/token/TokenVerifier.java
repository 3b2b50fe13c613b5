package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Decides whether an access token is good at a server, and whom it stands for. */
public interface TokenVerifier {

  /** Never empty, and no error for a token that is refused: that is a value. */
  Mono<Verification> verify(ProtectedServer server, AccessToken token);

  /** How to find out later whether a token that was accepted still is good. */
  default Recheck recheck(ProtectedServer server, AccessToken token) {
    return new Recheck(Optional.empty(), Mono.defer(() -> verify(server, token)));
  }
}
