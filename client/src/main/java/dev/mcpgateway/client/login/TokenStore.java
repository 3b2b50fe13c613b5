package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import java.net.URI;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: keeps grants, of each for its MCP server, issuer, client and way the latest. */
public interface TokenStore {

  /** Those for a server, of whatever issuer, client and way, the latest first. */
  Flux<Grant> grants(URI server);

  /** The latest one for a server. */
  default Mono<Grant> find(URI server) {
    return grants(server).next();
  }

  /** Keeps one in place of an earlier one that it is like. */
  Mono<Void> save(URI server, Grant grant);

  /** Forgets the one that the grant is like. */
  Mono<Void> remove(URI server, Grant grant);

  /** Forgets all for a server. */
  Mono<Void> remove(URI server);

  /**
   * Does the work while nobody else who uses this store does any: a refresh token is good once, and
   * some servers end the whole login when it comes a second time.
   */
  default <T> Mono<T> alone(Mono<T> work) {
    return work;
  }
}
