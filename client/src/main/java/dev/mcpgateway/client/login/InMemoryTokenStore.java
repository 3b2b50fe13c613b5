package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps grants as long as the process runs. */
public final class InMemoryTokenStore implements TokenStore {

  private final Map<URI, List<Grant>> grants = new ConcurrentHashMap<>();

  @Override
  public Flux<Grant> grants(URI server) {
    return Flux.defer(() -> Flux.fromIterable(grants.getOrDefault(server, List.of())));
  }

  @Override
  public Mono<Void> save(URI server, Grant grant) {
    return Mono.fromRunnable(
        () -> grants.merge(server, List.of(grant), (before, _) -> grant.before(before)));
  }

  @Override
  public Mono<Void> remove(URI server, Grant grant) {
    return Mono.fromRunnable(
        () -> grants.computeIfPresent(server, (_, kept) -> grant.unlike(kept)));
  }

  @Override
  public Mono<Void> remove(URI server) {
    return Mono.fromRunnable(() -> grants.remove(server));
  }
}
