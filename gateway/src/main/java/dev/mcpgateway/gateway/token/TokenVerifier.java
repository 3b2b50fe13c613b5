package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import reactor.core.publisher.Mono;

/** Decides whether an access token is good at a server, and whom it stands for. */
public interface TokenVerifier {

  /** Never empty, and no error for a token that is refused: that is a value. */
  Mono<Verification> verify(ProtectedServer server, AccessToken token);
}
