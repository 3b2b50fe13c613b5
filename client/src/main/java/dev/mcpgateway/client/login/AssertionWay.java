package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.flow.Secret;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Somebody whom the authorization server trusts has signed who asks; a refusal is the end. */
final class AssertionWay implements Way {

  private final Clients clients;
  private final Redemption redemption;
  private final Function<Asked, Mono<Secret>> assertion;

  /**
   * The way.
   *
   * @param assertion gets what is signed, for each grant anew
   */
  AssertionWay(Clients clients, Redemption redemption, Function<Asked, Mono<Secret>> assertion) {
    this.clients = clients;
    this.redemption = redemption;
    this.assertion = assertion;
  }

  @Override
  public Mono<Grant> grant(Goal goal) {
    return clients
        .asked(goal)
        .flatMap(asked ->
            assertion
                .apply(asked)
                .flatMap(signed -> redemption.grant(asked, GrantForm.assertion(asked, signed))))
        .map(Grant::withoutRefreshToken);
  }
}
