package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.flow.Secret;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * What a visit brought.
 *
 * @param status the status
 * @param location where a redirect points
 * @param page the text
 */
record PageAnswer(int status, Optional<String> location, Secret page) {

  static Mono<PageAnswer> read(ClientResponse response) {
    Optional<String> location =
        Optional.ofNullable(response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION));
    int status = response.statusCode().value();
    return response
        .bodyToMono(String.class)
        .defaultIfEmpty("")
        .map(page -> new PageAnswer(status, location, new Secret(page)));
  }

  boolean isRedirect() {
    return status >= 300 && status < 400 && location.isPresent();
  }
}
