package dev.mcpgateway.gateway.identity;

import dev.mcpgateway.gateway.edge.PublicDocument;
import dev.mcpgateway.gateway.edge.ServerFilter;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Publishes the keys of assertions, to everyone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 5</a>
 */
final class KeysEndpoint {

  private static final MediaType JWK_SET = MediaType.valueOf("application/jwk-set+json");

  private final ServerIdentities identities;
  private final Assertions assertions;

  KeysEndpoint(ServerIdentities identities, Assertions assertions) {
    this.identities = identities;
    this.assertions = assertions;
  }

  static boolean isFor(ServerRequest request) {
    return ServerFilter.KEYS.equals(request.uri().getRawPath());
  }

  Mono<ServerResponse> serve(ServerRequest request) {
    if (!identities.assertAnything()) {
      return Mono.error(new RefusedException(new Refusal.NotFound("no server has assertions")));
    }
    return PublicDocument.answer(request, JWK_SET, assertions.published());
  }
}
