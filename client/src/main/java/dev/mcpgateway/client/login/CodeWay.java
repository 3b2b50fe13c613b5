package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.Pkce;
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

  @Override
  public Mono<Grant> grant(Goal goal) {
    return Mono.usingWhen(
        ports.listener().listen().publishOn(Schedulers.boundedElastic()),
        listening ->
            ports
                .registrations()
                .at(goal.server(), listening.redirectUri())
                .publishOn(Schedulers.boundedElastic())
                .map(client -> request(goal.asked(client), listening))
                .flatMap(request ->
                    login
                        .code(request, listening)
                        .flatMap(code ->
                            redemption.grant(request.asked(), GrantForm.code(request, code)))),
        CallbackListener.Listening::close);
  }

  private AuthorizationRequest request(Asked asked, CallbackListener.Listening listening) {
    return new AuthorizationRequest(
        asked, listening.redirectUri(), Pkce.randomText(random, STATE_BYTES), Pkce.create(random));
  }
}
