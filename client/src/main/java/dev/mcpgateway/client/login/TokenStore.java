package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Port: keeps the grant for each MCP server. */
public interface TokenStore {

  Mono<Grant> find(URI server);

  Mono<Void> save(URI server, Grant grant);

  Mono<Void> remove(URI server);
}
