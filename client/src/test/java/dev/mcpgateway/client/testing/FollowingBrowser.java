package dev.mcpgateway.client.testing;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.login.Browser;
import java.net.URI;
import java.util.Optional;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Follows the authorization server's redirect, as a browser with a session would. */
public final class FollowingBrowser implements Browser {

  private final WebClient client;

  /** A browser that makes its requests by this client, which follows no redirect by itself. */
  public FollowingBrowser(WebClient client) {
    this.client = client;
  }

  @Override
  public Mono<Void> open(AuthorizationRequest request) {
    return get(request.uri()).flatMap(location -> get(URI.create(location))).then();
  }

  private Mono<String> get(URI address) {
    return client
        .get()
        .uri(address)
        .exchangeToMono(response ->
            response
                .releaseBody()
                .thenReturn(
                    Optional.ofNullable(response.headers().asHttpHeaders().getFirst("Location"))
                        .orElse("")));
  }
}
