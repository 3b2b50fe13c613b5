package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.http.Failures;
import dev.mcpgateway.client.metadata.Addresses;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gives a WebClient's requests to one MCP server a token, and gets the token when the server asks.
 *
 * <pre>{@code
 * WebClient client = WebClient.builder().filter(new AuthorizationFilter(...)).build();
 * }</pre>
 *
 * <p>A request is sent with the stored token, if there is one; shortly before its end it is renewed
 * first, and used further where that fails. A 401 starts discovery, then a refresh or a login, once
 * for all requests that wait, and the request is sent once more; a 401 after a login is returned as
 * it is, and so is one that is about a proof. A 403 that names scopes which were not asked for yet
 * starts a login for them and those that were granted before, at most twice for a request. The
 * token goes to the server's origin only. A request body must be one that can be sent again.
 */
public final class AuthorizationFilter implements ExchangeFilterFunction {

  /** How often one request may ask for more. */
  private static final int MOST_STEPS = 2;

  private final LoginSettings settings;
  private final LoginPorts ports;
  private final Presentation presentation;
  private final KeptGrants kept;
  private final SingleFlight logins;
  private final Clock clock;

  public AuthorizationFilter(LoginSettings settings, LoginPorts ports, Authorizer authorizer) {
    this(settings, ports, authorizer, Clock.systemUTC());
  }

  AuthorizationFilter(
      LoginSettings settings, LoginPorts ports, Authorizer authorizer, Clock clock) {
    this.settings = settings;
    this.ports = ports;
    this.presentation = new Presentation(settings, authorizer::moment);
    this.kept = new KeptGrants(settings, ports);
    this.logins = new SingleFlight(authorizer, kept, clock);
    this.clock = clock;
  }

  @Override
  public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
    if (!Addresses.isSameOrigin(request.url(), settings.server())) {
      return next.exchange(request);
    }
    return stored()
        .flatMap(grant ->
            first(request, next, grant).flatMap(answer -> answered(request, next, grant, answer)));
  }

  private Mono<ClientResponse> first(
      ClientRequest request, ExchangeFunction next, Optional<Grant> grant) {
    return grant
        .map(has -> presentation.exchange(request, has, next))
        .orElseGet(() ->
            presentation.exchange(request, next).onErrorMap(Failures.of(Step.CALL, request.url())));
  }

  private Mono<Optional<Grant>> stored() {
    return kept.find()
        .filter(grant -> !grant.isExpired(clock.instant()))
        .flatMap(logins::fresh)
        .singleOptional();
  }

  private Mono<ClientResponse> answered(
      ClientRequest request, ExchangeFunction next, Optional<Grant> sent, ClientResponse answer) {
    if (answer.statusCode().value() == HttpStatus.FORBIDDEN.value()) {
      return steppedUp(request, next, sent, answer, MOST_STEPS);
    }
    if (answer.statusCode().value() != HttpStatus.UNAUTHORIZED.value()) {
      sent.ifPresent(logins::proven);
      return Mono.just(answer);
    }
    TokenDemand demand = demand(answer);
    if (isAboutProof(sent, demand)) {
      return Mono.just(answer);
    }
    return retried(request, next, sent, answer, demand)
        .flatMap(retry -> loggedIn(request, next, retry))
        .flatMap(retry -> steppedUp(request, next, retry.sent(), retry.answer(), MOST_STEPS));
  }

  private static TokenDemand demand(ClientResponse answer) {
    return TokenDemand.of(answer.headers().header(HttpHeaders.WWW_AUTHENTICATE));
  }

  /** Whether the proof was at fault: another token would be refused as well. */
  private static boolean isAboutProof(Optional<Grant> sent, TokenDemand demand) {
    return sent.flatMap(Grant::key).isPresent() && demand.isAboutProof();
  }

  /** A renewed token that is refused as well would be renewed for ever. */
  private Mono<Retry> loggedIn(ClientRequest request, ExchangeFunction next, Retry retry) {
    TokenDemand demand = demand(retry.answer());
    boolean isRefused =
        retry.answer().statusCode().value() == HttpStatus.UNAUTHORIZED.value()
            && !isAboutProof(retry.sent(), demand);
    if (isRefused && retry.sent().filter(logins::isUnproven).isPresent()) {
      return retried(request, next, retry.sent(), retry.answer(), demand);
    }
    retry.sent().ifPresent(logins::proven);
    return Mono.just(retry);
  }

  private record Retry(Optional<Grant> sent, ClientResponse answer) {}

  private Mono<Retry> retried(
      ClientRequest request,
      ExchangeFunction next,
      Optional<Grant> sent,
      ClientResponse answer,
      TokenDemand demand) {
    return Presentation.drained(answer)
        .publishOn(Schedulers.boundedElastic())
        .then(Mono.defer(() -> tellAndLogIn(request, demand, sent, answer)))
        .flatMap(grant ->
            presentation
                .exchange(request, grant, next)
                .map(second -> new Retry(Optional.of(grant), second)));
  }

  /** A 403 that asks for no more than was asked for already would only come again. */
  private Mono<ClientResponse> steppedUp(
      ClientRequest request,
      ExchangeFunction next,
      Optional<Grant> sent,
      ClientResponse answer,
      int left) {
    Optional<TokenDemand> more =
        Optional.of(answer)
            .filter(one -> left > 0 && one.statusCode().value() == HttpStatus.FORBIDDEN.value())
            .flatMap(one -> Scopes.more(sent.map(logins::asked).orElse(List.of()), demand(one)));
    return more.map(demand ->
            retried(request, next, sent, answer, demand)
                .flatMap(retry -> steppedUp(request, next, retry.sent(), retry.answer(), left - 1)))
        .orElseGet(() -> Mono.just(answer));
  }

  private Mono<Grant> tellAndLogIn(
      ClientRequest request, TokenDemand demand, Optional<Grant> sent, ClientResponse answer) {
    StepReport report =
        StepReport.of(Step.CALL, request.method() + " " + request.url())
            .asking(sent.isPresent() ? "with the token that was kept" : "without a token")
            .answered(answer.statusCode().value() == 403 ? "403 Forbidden" : "401 Unauthorized")
            .answered("resource_metadata: " + demand.resourceMetadata().orElse("not named"))
            .answered("scope: " + demand.scope().orElse("not named"));
    ports
        .trace()
        .told(
            demand
                .error()
                .map(error -> report.answered("error: " + error))
                .orElse(report)
                .because(
                    demand.resourceMetadata().isPresent()
                        ? "The server wants a token and says where its metadata are."
                        : "The server wants a token; its metadata have well-known places."));
    return logins.grant(demand, sent);
  }
}
