package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.Pkce;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.Moment;
import dev.mcpgateway.client.possession.Nonces;
import dev.mcpgateway.client.possession.ProofKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/** Sends whatever asks for a token, with the client's word on who it is. */
final class TokenEndpoint {

  private static final int ID_BYTES = 16;

  private final Fetcher fetcher;
  private final Clock clock;
  private final RandomGenerator random;
  private final Nonces nonces = new Nonces();

  TokenEndpoint(Fetcher fetcher, Clock clock, RandomGenerator random) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.random = random;
  }

  /** The same at a server that is reached in another way. */
  TokenEndpoint over(Fetcher other) {
    return new TokenEndpoint(other, clock, random);
  }

  /**
   * An answer and what it is to.
   *
   * @param sent the request
   * @param fetched the answer, of whatever status
   */
  record Answered(TokenRequest sent, Fetched fetched) {

    /** Whether the server knows no such client, or takes its secret no more. */
    boolean isOfUnknownClient() {
      return TokenAnswer.error(fetched.object()).equals(Optional.of("invalid_client"));
    }
  }

  /**
   * Asks for a token.
   *
   * @param key what it is to be bound to; a server that wants another nonce in the proof than it
   *     got has it once
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-8">RFC 9449, 8</a>
   */
  Mono<Answered> ask(
      ServerMetadata server, ClientRegistration client, GrantForm form, Optional<ProofKey> key) {
    Mono<Answered> once =
        Mono.fromCallable(() -> proved(TokenRequest.of(server, client, form, moment()), key))
            .flatMap(this::ask);
    return once.flatMap(
        answered -> key.isPresent() && wantsNonce(answered.fetched()) ? once : Mono.just(answered));
  }

  private TokenRequest proved(TokenRequest request, Optional<ProofKey> key) {
    return key.map(has -> request.with(has, nonces.of(request.endpoint()), moment()))
        .orElse(request);
  }

  private static boolean wantsNonce(Fetched fetched) {
    return fetched.nonce().isPresent()
        && TokenAnswer.error(fetched.object()).filter("use_dpop_nonce"::equals).isPresent();
  }

  /** Each request is signed for anew. */
  Moment moment() {
    return new Moment(now(), Pkce.randomText(random, ID_BYTES));
  }

  Mono<Answered> ask(TokenRequest request) {
    return fetcher
        .token(request)
        .doOnNext(fetched -> nonces.learn(request.endpoint(), fetched.nonce()))
        .map(fetched -> new Answered(request, fetched));
  }

  Instant now() {
    return clock.instant();
  }
}
