package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.Moment;
import dev.mcpgateway.client.possession.Nonces;
import dev.mcpgateway.client.possession.Proof;
import dev.mcpgateway.client.possession.ProofKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends requests to the MCP server with their token and, if it is bound to a key, with a proof that
 * is made for that one request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-7">RFC 9449, 7</a>
 */
final class Presentation {

  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final LoginSettings settings;
  private final Supplier<Moment> moments;
  private final Nonces nonces = new Nonces();

  /**
   * A presentation.
   *
   * @param moments makes each proof a new one
   */
  Presentation(LoginSettings settings, Supplier<Moment> moments) {
    this.settings = settings;
    this.moments = moments;
  }

  /** Without a token: the answer may give a nonce all the same. */
  Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
    return next.exchange(request).doOnNext(answer -> learn(request, answer));
  }

  /** A server that wants another nonce than it got has it once; what it says then is its answer. */
  Mono<ClientResponse> exchange(ClientRequest request, Grant grant, ExchangeFunction next) {
    if (grant.key().isEmpty()) {
      return exchange(withToken(request, grant, Optional.empty()), next);
    }
    Mono<ClientResponse> proved = proved(request, grant, grant.key().get(), next);
    return proved.flatMap(
        answer -> wantsNonce(answer) ? drained(answer).then(proved) : Mono.just(answer));
  }

  /** Signing may wait for random numbers, which no event loop may. */
  private Mono<ClientResponse> proved(
      ClientRequest request, Grant grant, ProofKey key, ExchangeFunction next) {
    return Mono.fromCallable(
            () -> withToken(request, grant, Optional.of(proof(request, grant, key))))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(sent -> exchange(sent, next));
  }

  private Secret proof(ClientRequest request, Grant grant, ProofKey key) {
    return key.sign(
        new Proof(
            request.method().name(),
            request.url(),
            Optional.of(grant.accessToken()),
            nonces.of(request.url()),
            moments.get()));
  }

  private ClientRequest withToken(ClientRequest request, Grant grant, Optional<Secret> proof) {
    return ClientRequest.from(request)
        .headers(headers -> {
          settings.credential().put(grant, settings.server(), headers);
          proof.ifPresent(made -> headers.set(Proof.DPOP, made.text()));
        })
        .build();
  }

  private void learn(ClientRequest request, ClientResponse answer) {
    nonces.learn(
        request.url(),
        Optional.ofNullable(answer.headers().asHttpHeaders().getFirst(Nonces.HEADER)));
  }

  private static boolean wantsNonce(ClientResponse answer) {
    return answer.statusCode().value() == HttpStatus.UNAUTHORIZED.value()
        && TokenDemand.of(answer.headers().header(HttpHeaders.WWW_AUTHENTICATE)).wantsNonce()
        && !answer.headers().header(Nonces.HEADER).isEmpty();
  }

  /** So that the connection can be used again. */
  static Mono<Void> drained(ClientResponse answer) {
    return answer.releaseBody().timeout(DRAIN);
  }
}
