package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Gives a token to whom it is for by its shape. One of three parts is a JWT, whose {@code iss} says
 * whose it is: it is verified by keys, and never shown to an issuer. Anything else says nothing, so
 * the server's one issuer with introspection is asked; without one, there is nobody to ask.
 *
 * @param jwts for JWTs, and for what else nobody can be asked about
 * @param opaque by server, for those that ask
 */
record VerifierByShape(TokenVerifier jwts, Map<String, IntrospectionVerifier> opaque)
    implements TokenVerifier {

  VerifierByShape {
    opaque = Map.copyOf(opaque);
  }

  @Override
  public Mono<Verification> verify(ProtectedServer server, AccessToken token) {
    return judge(server, token).verify(server, token);
  }

  @Override
  public Recheck recheck(ProtectedServer server, AccessToken token) {
    return judge(server, token).recheck(server, token);
  }

  private TokenVerifier judge(ProtectedServer server, AccessToken token) {
    IntrospectionVerifier asking = opaque.get(server.name());
    return asking == null || hasThreeParts(token.value()) ? jwts : asking;
  }

  private static boolean hasThreeParts(String text) {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    return first >= 0 && second >= 0 && text.indexOf('.', second + 1) < 0;
  }
}
