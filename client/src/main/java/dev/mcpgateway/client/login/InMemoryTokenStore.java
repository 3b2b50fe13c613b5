package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Keeps grants as long as the process runs. */
public final class InMemoryTokenStore implements TokenStore {

  private final Map<URI, Grant> grants = new ConcurrentHashMap<>();

  @Override
  public Mono<Grant> find(URI server) {
    return Mono.fromCallable(() -> grants.get(server));
  }

  @Override
  public Mono<Void> save(URI server, Grant grant) {
    return Mono.fromRunnable(() -> grants.put(server, grant));
  }

  @Override
  public Mono<Void> remove(URI server) {
    return Mono.fromRunnable(() -> grants.remove(server));
  }
}
