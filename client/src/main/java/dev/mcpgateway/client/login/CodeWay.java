package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.Pkce;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A user logs in with a browser on this machine, and agrees. */
final class CodeWay implements Way {

  private static final int STATE_BYTES = 24;

  private final LoginPorts ports;
  private final Login login;
  private final Redemption redemption;
  private final RandomGenerator random;

  CodeWay(LoginPorts ports, Login login, Redemption redemption, RandomGenerator random) {
    this.ports = ports;
    this.login = login;
    this.redemption = redemption;
    this.random = random;
  }

  /** A registration of earlier that the server does not know is made once more, and only once. */
  @Override
  public Mono<Grant> grant(Goal goal) {
    return loggedIn(goal, true).switchIfEmpty(Mono.defer(() -> loggedIn(goal, false)));
  }

  private Mono<Grant> loggedIn(Goal goal, boolean mayRegisterAgain) {
    return ports
        .registrations()
        .redirectUri(goal.server())
        .singleOptional()
        .flatMap(registered ->
            Mono.usingWhen(
                ports.listener().listen(registered).publishOn(Schedulers.boundedElastic()),
                listening -> loggedIn(goal, listening, mayRegisterAgain),
                CallbackListener.Listening::close));
  }

  private Mono<Grant> loggedIn(
      Goal goal, CallbackListener.Listening listening, boolean mayRegisterAgain) {
    return ports
        .registrations()
        .at(goal.server(), listening.redirectUri())
        .publishOn(Schedulers.boundedElastic())
        .map(client -> request(goal.asked(client), listening))
        .flatMap(request ->
            code(request, listening)
                .map(code -> GrantForm.code(request, code))
                .flatMap(form ->
                    redemption
                        .ask(request.asked(), form)
                        .flatMap(answered ->
                            known(request.asked().client(), answered, mayRegisterAgain)
                                .map(known -> redemption.grant(request.asked(), form, known)))));
  }

  /** A server that does not know the client shows the user a page, and sends no answer. */
  private Mono<Secret> code(AuthorizationRequest request, CallbackListener.Listening listening) {
    return login
        .answer(request, listening)
        .onErrorResume(
            FlowException.class,
            silent ->
                ports.registrations().doubted(request.asked().client()).then(Mono.error(silent)))
        .map(answer -> login.code(answer, request));
  }

  private Mono<TokenEndpoint.Answered> known(
      ClientRegistration client, TokenEndpoint.Answered answered, boolean mayRegisterAgain) {
    return answered.isOfUnknownClient()
        ? ports
            .registrations()
            .doubted(client)
            .filter(isOfEarlier -> !(isOfEarlier && mayRegisterAgain))
            .map(_ -> answered)
        : Mono.just(answered);
  }

  private AuthorizationRequest request(Asked asked, CallbackListener.Listening listening) {
    return new AuthorizationRequest(
        asked, listening.redirectUri(), Pkce.randomText(random, STATE_BYTES), Pkce.create(random));
  }
}
