package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.Moment;
import dev.mcpgateway.client.authorization.Pkce;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/** Sends whatever asks for a token, with the client's word on who it is. */
final class TokenEndpoint {

  private static final int ID_BYTES = 16;

  private final Fetcher fetcher;
  private final Clock clock;
  private final RandomGenerator random;

  TokenEndpoint(Fetcher fetcher, Clock clock, RandomGenerator random) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.random = random;
  }

  /**
   * An answer and what it is to.
   *
   * @param sent the request
   * @param fetched the answer, of whatever status
   */
  record Answered(TokenRequest sent, Fetched fetched) {}

  Mono<Answered> ask(ServerMetadata server, ClientRegistration client, GrantForm form) {
    return Mono.fromCallable(() -> TokenRequest.of(server, client, form, moment()))
        .flatMap(this::ask);
  }

  /** Each request is signed for anew. */
  Moment moment() {
    return new Moment(now(), Pkce.randomText(random, ID_BYTES));
  }

  Mono<Answered> ask(TokenRequest request) {
    return fetcher.token(request).map(fetched -> new Answered(request, fetched));
  }

  Instant now() {
    return clock.instant();
  }
}
