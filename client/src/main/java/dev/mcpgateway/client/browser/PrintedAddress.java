package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.login.Browser;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * Says which address to open and leaves it to the user.
 *
 * @param say where to
 */
public record PrintedAddress(Consumer<String> say) implements Browser {

  @Override
  public Mono<Void> open(AuthorizationRequest request) {
    return Mono.fromRunnable(
        () -> say.accept("Open this address in your browser:\n" + request.uri().toASCIIString()));
  }
}
